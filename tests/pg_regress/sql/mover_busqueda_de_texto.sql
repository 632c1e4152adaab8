-- Configuraciones y diccionarios de búsqueda de la sucursal que la tabla usa vienen con ella.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE ROLE regress_mover_busqueda;
GRANT CREATE ON SCHEMA public TO regress_mover_busqueda;
CREATE SCHEMA suc0001;
SET nivel.captura = off;
SET search_path = suc0001;
CREATE TEXT SEARCH DICTIONARY sin_vacias (TEMPLATE = simple, STOPWORDS = spanish, ACCEPT = false);
CREATE TEXT SEARCH DICTIONARY "Raíz" (TEMPLATE = snowball, LANGUAGE = spanish);
CREATE TEXT SEARCH CONFIGURATION articulos_es (PARSER = "default");
ALTER TEXT SEARCH CONFIGURATION articulos_es ADD MAPPING FOR asciiword, word WITH sin_vacias, "Raíz", simple;
ALTER TEXT SEARCH CONFIGURATION articulos_es ADD MAPPING FOR int WITH simple;
COMMENT ON TEXT SEARCH CONFIGURATION articulos_es IS 'la configuración'; COMMENT ON TEXT SEARCH DICTIONARY "Raíz" IS 'el diccionario';
ALTER TEXT SEARCH DICTIONARY "Raíz" OWNER TO regress_mover_busqueda;
CREATE TABLE articulos (nombre text, t tsvector GENERATED ALWAYS AS (to_tsvector('articulos_es', nombre)) STORED, CHECK (ts_lexize('sin_vacias', nombre) IS DISTINCT FROM '{x}'));
CREATE INDEX articulos_t ON articulos USING gin (to_tsvector('articulos_es'::regconfig, nombre));
RESET search_path;
RESET nivel.captura;
SELECT resultado, estrategia, copias_verificadas, copias_eliminadas FROM nivel.ajustar('articulos', 1);
INSERT INTO public.articulos VALUES ('las tijeras de cocina 25') RETURNING t;
SELECT pg_get_indexdef('public.articulos_t'::regclass), pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = 'public.articulos'::regclass;
SELECT dictname, tmplname, dictinitoption, pg_get_userbyid(dictowner) = current_user AS nuestro, obj_description(d.oid, 'pg_ts_dict') AS comentario
FROM pg_ts_dict d JOIN pg_ts_template p ON p.oid = dicttemplate WHERE dictnamespace = 'public'::regnamespace ORDER BY 1;
SELECT cfgname, k.alias, mapseqno, mapdict::regdictionary, obj_description(c.oid, 'pg_ts_config') AS comentario
FROM pg_ts_config c JOIN pg_ts_config_map m ON m.mapcfg = c.oid JOIN ts_token_type('default') k ON k.tokid = maptokentype
WHERE cfgnamespace = 'public'::regnamespace ORDER BY 1, 2, 3;
-- Iguales sirven para la segunda entidad. Distintas, o que dependen de lo que no se sabe llevar, se rechazan.
SET nivel.captura = off;
CREATE TABLE suc0001.marcas (n text CHECK (to_tsvector('suc0001.articulos_es', n) <> ''));
CREATE TEXT SEARCH CONFIGURATION suc0001.otra (COPY = pg_catalog.spanish);
CREATE TEXT SEARCH CONFIGURATION public.otra (COPY = pg_catalog.english);
CREATE TABLE suc0001.rubros (n text CHECK (to_tsvector('suc0001.otra', n) <> ''));
CREATE TEXT SEARCH TEMPLATE suc0001.plantilla (INIT = dsimple_init, LEXIZE = dsimple_lexize);
CREATE TEXT SEARCH DICTIONARY suc0001.de_plantilla (TEMPLATE = suc0001.plantilla);
CREATE TABLE suc0001.lineas (n text CHECK (ts_lexize('suc0001.de_plantilla', n) IS NOT NULL));
RESET nivel.captura;
SELECT resultado, estrategia FROM nivel.ajustar('marcas', 1);
SELECT nivel.ajustar('rubros', 1);
\echo :SQLSTATE
SELECT nivel.ajustar('lineas', 1);
\echo :SQLSTATE
DROP OWNED BY regress_mover_busqueda CASCADE;
DROP ROLE regress_mover_busqueda;
-- Nada de public quedó atado a una sucursal, ni queda un esquema de paso.
SELECT a.identity, b.identity AS de FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) a, pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) b
WHERE a.identity ~ '\mpublic\.' AND b.identity ~ '\msuc[0-9]{4}'
UNION ALL SELECT 'esquema', nspname FROM pg_namespace WHERE nspname LIKE 'nivel\_%';
