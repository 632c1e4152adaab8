-- Una vista que hay que hacer de nuevo, y de la que dependen una materializada y una función: se hacen con ella; y una política, que no se sabe: NV007, nada cambia.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
SET nivel.captura = off;
CREATE TYPE suc0001.tipo AS ENUM ('a', 'b');
CREATE TABLE suc0001.zonas (id int PRIMARY KEY, t suc0001.tipo);
CREATE VIEW suc0001.v1 AS SELECT id, t FROM suc0001.zonas;
CREATE MATERIALIZED VIEW suc0001.m1 AS SELECT id FROM suc0001.v1;
CREATE FUNCTION suc0001.f1() RETURNS bigint LANGUAGE sql RETURN (SELECT count(*) FROM suc0001.v1);
CREATE TABLE suc0001.otra (id int);
CREATE POLICY p ON suc0001.otra USING (id IN (SELECT id FROM suc0001.v1));
RESET nivel.captura;
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
SELECT to_regclass('public.zonas'), to_regtype('public.tipo'), to_regclass('suc0001.m1'), replace(pg_get_viewdef('suc0001.v1'::regclass), 'zonas.', '') AS definicion;
DROP POLICY p ON suc0001.otra;
SELECT resultado FROM nivel.ajustar('zonas', 1);
INSERT INTO public.zonas VALUES (1, 'a');
REFRESH MATERIALIZED VIEW suc0001.m1;
SELECT (SELECT count(*) FROM suc0001.m1), suc0001.f1(), to_regtype('public.tipo');
