-- La previsualización de un traslado no deja nada cambiado: ni esquemas, ni nombres, ni el archivo de la tabla.
CREATE SCHEMA suc0001;
SET nivel.captura = off;
CREATE TYPE suc0001.tipo AS ENUM ('a');
CREATE TABLE suc0001.zonas (id serial PRIMARY KEY, t suc0001.tipo);
CREATE TABLE public.zonas (id int);
RESET nivel.captura;
CREATE TEMP TABLE antes AS SELECT oid, xmin AS x, relname, relnamespace, relfilenode, relacl FROM pg_class WHERE relnamespace IN ('public'::regnamespace, 'suc0001'::regnamespace);
SELECT tipo, mensaje, detalle ->> 'estrategia' AS estrategia FROM nivel.previsualizar('zonas', 1);
SELECT tipo, mensaje, detalle ->> 'estrategia' AS estrategia FROM nivel.previsualizar('zonas', 1, 'conservar') WHERE tipo IN ('estructura', 'limpieza');
SELECT count(*) FROM antes a FULL JOIN (SELECT oid, xmin AS y, relname, relnamespace, relfilenode FROM pg_class WHERE relnamespace IN ('public'::regnamespace, 'suc0001'::regnamespace)) c USING (oid)
WHERE (a.x, a.relname, a.relnamespace, a.relfilenode) IS DISTINCT FROM (c.y, c.relname, c.relnamespace, c.relfilenode);
SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'nivel\_%';
