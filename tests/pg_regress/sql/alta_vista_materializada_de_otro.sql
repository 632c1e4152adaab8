-- La dueña de una vista materializada, que entra en el esquema porque se lo dieron, la llena en la sucursal nueva.
\pset format unaligned
\pset tuples_only on
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE ROLE regress_llena;
CREATE SCHEMA suc0001; GRANT USAGE, CREATE ON SCHEMA suc0001 TO regress_llena;
CREATE TABLE suc0001.liquidaciones (id int); ALTER TABLE suc0001.liquidaciones OWNER TO regress_llena;
CREATE MATERIALIZED VIEW suc0001.ml AS SELECT count(*) FROM suc0001.liquidaciones; ALTER MATERIALIZED VIEW suc0001.ml OWNER TO regress_llena;
SELECT nivel.configurar('liquidaciones', 2);
SELECT mensaje FROM nivel.alta_sucursal('suc0002');
SELECT * FROM suc0002.ml;
CREATE SCHEMA suc0003;
SELECT nivel.completar_sucursal('suc0003');
GRANT USAGE, CREATE ON SCHEMA suc0003 TO regress_llena;
SELECT mensaje FROM nivel.completar_sucursal('suc0003');
SELECT * FROM suc0003.ml;
DROP OWNED BY regress_llena CASCADE;
DROP ROLE regress_llena;
