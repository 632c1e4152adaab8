-- El nivel de destino debe estar entre los permitidos de la entidad.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int);
SELECT nivel.configurar('zonas', 2, '{2,3}');
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
SELECT nivel, niveles_permitidos, to_regclass('suc0001.zonas') FROM nivel.configuracion;
