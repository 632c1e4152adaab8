-- Lo que usa una copia y no se puede redefinir en su lugar se vuelve a hacer sobre la tabla que la reemplaza: vistas materializadas, funciones con la fila
-- en su firma o con cuerpo SQL, campos y columnas del tipo fila. Con dueño, privilegios, comentarios y datos.
\pset format unaligned
\pset tuples_only on
\set SHOW_CONTEXT never
CREATE ROLE regress_sigue_lee; CREATE ROLE regress_sigue;
CREATE SCHEMA suc0001; CREATE SCHEMA suc0002;
CREATE FUNCTION public.en_las_dos(que text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE e text;
BEGIN
    FOREACH e IN ARRAY '{suc0001,suc0002}'::text[] LOOP PERFORM set_config('search_path', e || ', public', true); EXECUTE que; END LOOP;
END $$;
SELECT public.en_las_dos($$CREATE TABLE t (id int PRIMARY KEY, nombre text, zona int);
CREATE TABLE zonas (id int, nombre text);
INSERT INTO zonas VALUES (1, 'norte'), (2, 'sur');
CREATE MATERIALIZED VIEW por_zona WITH (fillfactor = 70) AS SELECT z.nombre, count(t.id) AS cuantos FROM zonas z LEFT JOIN t ON t.zona = z.id GROUP BY z.nombre;
CREATE UNIQUE INDEX por_zona_nombre ON por_zona (nombre);
CREATE INDEX por_zona_mayuscula ON por_zona (upper(nombre)) WHERE cuantos > 0;
CREATE MATERIALIZED VIEW total AS SELECT sum(cuantos) AS n FROM por_zona WITH NO DATA;
CREATE VIEW arriba AS SELECT p.*, p AS fila FROM por_zona p WHERE cuantos > 0;
CREATE FUNCTION activos(desde int DEFAULT 0) RETURNS SETOF t LANGUAGE sql STABLE SECURITY DEFINER AS 'SELECT * FROM t WHERE id > desde';
CREATE FUNCTION nombre_de(t) RETURNS text LANGUAGE plpgsql AS 'BEGIN RETURN $1.nombre; END';
CREATE FUNCTION cuantos(t[]) RETURNS int LANGUAGE sql IMMUTABLE RETURN cardinality($1);
CREATE FUNCTION ultimo() RETURNS int LANGUAGE sql STABLE COST 7 BEGIN ATOMIC SELECT max(t.id) FROM t; END;
CREATE FUNCTION de_la_vista() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT sum(cuantos) FROM por_zona; END;
CREATE PROCEDURE borrar() LANGUAGE sql BEGIN ATOMIC DELETE FROM t; END;
CREATE FUNCTION vacia() RETURNS t LANGUAGE sql AS 'SELECT NULL::t';
CREATE TYPE par AS (uno t, otros t[]);
CREATE TABLE historia (id int, antes t);
CREATE VIEW con_fila AS SELECT t AS fila, nombre_de(t) AS n FROM t;
COMMENT ON MATERIALIZED VIEW por_zona IS 'por zona'; COMMENT ON INDEX por_zona_nombre IS 'único'; COMMENT ON FUNCTION activos(int) IS 'los activos';
GRANT SELECT ON por_zona TO regress_sigue_lee; REVOKE EXECUTE ON FUNCTION nombre_de(t) FROM PUBLIC;
ALTER MATERIALIZED VIEW por_zona OWNER TO regress_sigue; GRANT SELECT ON t, zonas TO regress_sigue;
ALTER FUNCTION ultimo() OWNER TO regress_sigue; $$);
GRANT USAGE ON SCHEMA suc0001, suc0002, public TO regress_sigue;
CREATE VIEW public.como_son AS
SELECT n.nspname AS esquema, c.relname::text AS nombre, concat_ws('; ', c.relkind, pg_get_userbyid(c.relowner), c.relacl, c.reloptions, c.relispopulated, obj_description(c.oid, 'pg_class'), pg_get_viewdef(c.oid),
       (SELECT string_agg(pg_get_indexdef(i.indexrelid) || coalesce(obj_description(i.indexrelid, 'pg_class'), ''), '; ' ORDER BY i.indexrelid::regclass::text) FROM pg_index i WHERE i.indrelid = c.oid)) AS como
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname ~ '^suc' AND c.relkind IN ('v', 'm')
UNION ALL
SELECT n.nspname, p.proname, concat_ws('; ', pg_get_userbyid(p.proowner), p.proacl, obj_description(p.oid, 'pg_proc'), pg_get_functiondef(p.oid)) FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname ~ '^suc'
UNION ALL
SELECT n.nspname, c.relname || '.' || a.attname, format_type(a.atttypid, a.atttypmod) FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname ~ '^suc' AND c.relname IN ('par', 'historia', 'con_fila') AND a.attnum > 0 AND NOT a.attisdropped;
SET search_path = pg_catalog;
CREATE TABLE public.antes AS TABLE public.como_son;
RESET search_path;
SELECT nivel.configurar('t', 2);
SELECT tipo, mensaje FROM nivel.previsualizar('t', 1) WHERE tipo IN ('dependencia', 'impedimento');
SELECT jsonb_array_elements_text(detalle -> 'objetos') FROM nivel.previsualizar('t', 1) WHERE mensaje ~ 'Se volver' ORDER BY 1 LIMIT 11;
SELECT resultado FROM nivel.ajustar('t', 1);
-- Todo es lo mismo, sobre public.
SET search_path = pg_catalog;
SELECT a.esquema, a.nombre FROM public.antes a FULL JOIN public.como_son d USING (esquema, nombre)
WHERE replace(a.como, a.esquema || '.t', 'public.t') IS DISTINCT FROM replace(d.como, d.esquema || '.t', 'public.t');
RESET search_path;
SELECT c.relname FROM pg_depend d JOIN pg_rewrite w ON w.oid = d.objid JOIN pg_class c ON c.oid = w.ev_class WHERE d.refobjid = 'public.t'::regclass GROUP BY c.relname ORDER BY 1;
TABLE suc0002.por_zona ORDER BY 1;
INSERT INTO public.t VALUES (1, 'a', 1);
SELECT suc0001.ultimo(), suc0002.nombre_de(t), suc0001.cuantos(ARRAY[t]) FROM public.t;
REFRESH MATERIALIZED VIEW suc0001.por_zona;
SELECT suc0001.de_la_vista(), (fila).cuantos FROM suc0001.arriba;
-- Y de vuelta.
TRUNCATE public.t; REFRESH MATERIALIZED VIEW suc0001.por_zona;
SELECT resultado FROM nivel.ajustar('t', 2);
SET search_path = pg_catalog;
SELECT a.esquema, a.nombre, a.como, d.como FROM public.antes a FULL JOIN public.como_son d USING (esquema, nombre) WHERE a.como IS DISTINCT FROM d.como;
RESET search_path;
-- La columna que guarda filas no pierde ninguna.
INSERT INTO suc0002.historia VALUES (1, ROW(NULL, NULL, NULL));
SELECT nivel.ajustar('t', 1);
SELECT antes IS DISTINCT FROM NULL FROM suc0002.historia;
DELETE FROM suc0002.historia;
-- Lo que reúne las copias de dos sucursales.
CREATE FUNCTION public.todas() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT (SELECT count(*) FROM suc0001.t) + (SELECT count(*) FROM suc0002.t); END;
SELECT nivel.ajustar('t', 1);
DROP FUNCTION public.todas();
-- Lo que depende de algo que habría que volver a hacer, y no se sabe.
CREATE TABLE suc0002.otra (id int, CHECK (suc0002.vacia() IS NULL));
SELECT nivel.ajustar('t', 1);
ALTER TABLE suc0002.otra DROP CONSTRAINT otra_check;
SELECT resultado FROM nivel.ajustar('t', 1);
ALTER TABLE suc0002.otra ADD CONSTRAINT otra_check CHECK ((suc0002.vacia() IS NULL));
SET client_min_messages = warning;
DROP OWNED BY regress_sigue, regress_sigue_lee CASCADE;
DROP ROLE regress_sigue, regress_sigue_lee;
-- Una función no toma el lugar de otra que ya tiene esa firma, sea de quien sea.
CREATE SCHEMA app;
CREATE TABLE suc0001.x (id int); CREATE TABLE suc0002.x (id int);
SELECT nivel.configurar('x', 2);
CREATE FUNCTION app.f(suc0001.x) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION app.f(suc0002.x) RETURNS int LANGUAGE sql AS 'SELECT 2';
SELECT nivel.ajustar('x', 1, estrategia => 'copiar');
SELECT app.f(NULL::suc0001.x), app.f(NULL::suc0002.x);
DROP FUNCTION app.f(suc0002.x);
CREATE TABLE public.x (id int);
CREATE FUNCTION app.f(public.x) RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 99';
SELECT nivel.ajustar('x', 1);
SELECT app.f(NULL::public.x);
-- La que lee la copia de otra sucursal leerá la de la suya si la tabla vuelve, y se dice.
CREATE TABLE suc0001.y (id int); CREATE TABLE suc0002.y (id int);
CREATE VIEW suc0002.ajena AS SELECT id FROM suc0001.y; CREATE VIEW suc0002.propia AS SELECT id FROM suc0002.y;
SELECT nivel.configurar('y', 2);
SELECT mensaje FROM nivel.previsualizar('y', 1) WHERE tipo = 'advertencia';
