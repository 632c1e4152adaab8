-- Ya está en ese nivel: NV002, la segunda vez después de un ajuste y en los demás niveles también.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0001caja001;
CREATE TABLE suc0001.zonas (id int);
CREATE TABLE suc0001.rubros (id int);
CREATE TABLE suc0001caja001.turnos (id int);
SELECT nivel.configurar('zonas', 2);
SELECT (nivel.ajustar('zonas', 1)).resultado;
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
SELECT nivel.ajustar('rubros', 2);
\echo :SQLSTATE
SELECT nivel.ajustar('turnos', 3);
\echo :SQLSTATE
