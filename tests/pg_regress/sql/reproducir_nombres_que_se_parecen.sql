-- Columnas, alias, roles, restricciones y textos que se llaman como el esquema quedan como son; los objetos del esquema pasan a public.
-- _1.out: from 18 on \d+ lists NOT NULL constraints, which have a name.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int PRIMARY KEY, suc0001 text DEFAULT 'suc0001.zonas', suc0001_total int /* suc0001.x */);
ALTER TABLE suc0001.zonas ADD CONSTRAINT suc0001 CHECK (suc0001 <> 'suc0001' AND zonas.suc0001 IS NOT NULL); -- suc0001.y
CREATE INDEX suc0001 ON suc0001.zonas (suc0001) WHERE suc0001.zonas.suc0001_total > 0;
CREATE POLICY suc0001 ON suc0001.zonas USING (EXISTS (SELECT FROM suc0001.zonas suc0001 WHERE suc0001.id = zonas.id));
COMMENT ON TABLE suc0001.zonas IS 'vino de suc0001.zonas';
COMMENT ON COLUMN suc0001.zonas.suc0001 IS E'la columna suc0001\nde suc0001.zonas';
COMMENT ON CONSTRAINT suc0001 ON suc0001.zonas IS 'suc0001';
SELECT resultado FROM nivel.ajustar('zonas', 1);
\d+ public.zonas
SELECT polname, pg_get_expr(polqual, polrelid) FROM pg_policy;
SELECT obj_description('public.zonas'::regclass);
