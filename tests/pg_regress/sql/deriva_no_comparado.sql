-- Lo que el modelo no mira se dice, una fila por cosa, con las copias que la tienen.
\pset format unaligned
CREATE EXTENSION citext SCHEMA public;
CREATE ROLE regress_deriva_no_comparado;
SELECT format($f$
    CREATE SCHEMA %1$I;
    CREATE TABLE %1$I.zonas (id serial PRIMARY KEY, sobra int)$f$, e)
FROM unnest(ARRAY['suc0001', 'suc0002', 'suc0003', 'suc0004']) e \gexec
SELECT esquema, objeto, diferencia, aqui FROM nivel.deriva('zonas');
SET client_min_messages = error;
CREATE PUBLICATION regress_deriva_no_comparado FOR TABLES IN SCHEMA suc0001;
ALTER TABLE suc0001.zonas DROP sobra;
ALTER TABLE suc0002.zonas DROP sobra;
ALTER TABLE suc0003.zonas DROP sobra;
ALTER TABLE suc0004.zonas DROP sobra;
CREATE TABLE suc0002.clientes (zona int REFERENCES suc0002.zonas);
CREATE VIEW suc0002.v AS SELECT * FROM suc0002.zonas;
CREATE MATERIALIZED VIEW public.m AS SELECT * FROM suc0002.zonas;
CREATE INDEX ix ON suc0003.zonas (id);
ALTER INDEX suc0003.ix DEPENDS ON EXTENSION citext;
CREATE COLLATION suc0001.mia (locale = 'C');
CREATE FUNCTION suc0001.igual(int, int) RETURNS boolean IMMUTABLE LANGUAGE sql AS 'SELECT $1 = $2';
CREATE OPERATOR suc0001.=== (LEFTARG = int, RIGHTARG = int, FUNCTION = suc0001.igual);
REVOKE EXECUTE ON FUNCTION suc0001.igual FROM PUBLIC;
ALTER TABLE suc0001.zonas ADD nombre text COLLATE suc0001.mia, ADD CHECK (id OPERATOR(suc0001.===) id AND suc0001.igual(id, id));
GRANT USAGE ON SCHEMA suc0004 TO regress_deriva_no_comparado;
GRANT SELECT ON suc0004.zonas TO regress_deriva_no_comparado WITH GRANT OPTION;
SET ROLE regress_deriva_no_comparado;
GRANT SELECT ON suc0004.zonas TO pg_monitor;
RESET ROLE;
CREATE TABLE suc0004.hija () INHERITS (suc0004.zonas);
SELECT esquema, objeto, diferencia, aqui FROM nivel.deriva('zonas') WHERE clase = 'no comparado';
REVOKE ALL ON SCHEMA suc0004 FROM regress_deriva_no_comparado;
REVOKE ALL ON suc0004.zonas FROM regress_deriva_no_comparado CASCADE;
DROP ROLE regress_deriva_no_comparado;
