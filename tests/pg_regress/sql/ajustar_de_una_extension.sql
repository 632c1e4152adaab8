-- Una tabla que pertenece a una extensión no es una copia: NV004.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int);
ALTER EXTENSION plpgsql ADD TABLE suc0001.zonas;
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
ALTER EXTENSION plpgsql DROP TABLE suc0001.zonas;
