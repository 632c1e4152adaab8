-- A relation, with what decides whether it can be linked.
WITH RECURSIVE columna AS (
    SELECT a.attnum, a.attname, a.atttypid AS tipo, a.attgenerated <> '' AS generada,
           pg_catalog.format_type(a.atttypid, a.atttypmod) AS dicho
    FROM pg_catalog.pg_attribute a WHERE a.attrelid = $1 AND a.attnum > 0 AND NOT a.attisdropped
), base AS (
    SELECT c.attnum, c.tipo FROM columna c
    UNION ALL
    SELECT b.attnum, t.typbasetype FROM base b JOIN pg_catalog.pg_type t ON t.oid = b.tipo WHERE t.typbasetype <> 0
)
SELECT json_build_object(
    'oid', c.oid::bigint, 'esquema', n.nspname, 'relacion', c.relname, 'duenio', c.relowner::bigint,
    'foranea', c.relkind = 'f',
    'objecion', CASE
        WHEN c.relkind NOT IN ('r', 'f') THEN 'no es una tabla ni una tabla foránea'
        WHEN c.relpersistence = 't' THEN 'es temporal'
        WHEN n.nspname = 'nivel' OR n.nspname = 'information_schema' OR n.nspname LIKE 'pg\_%' THEN 'es del sistema o de nivel'
        WHEN c.relispartition OR EXISTS (SELECT FROM pg_catalog.pg_inherits i WHERE c.oid IN (i.inhparent, i.inhrelid))
            THEN 'es parte de una herencia o una partición'
        WHEN pg_catalog.pg_relation_is_updatable(c.oid, false) & 4 = 0 THEN 'no admite UPDATE'
    END,
    'columnas', (SELECT coalesce(json_agg(json_build_object(
                     'nombre', k.attname, 'tipo', k.dicho, 'generada', k.generada,
                     'clase', CASE WHEN b.tipo IN ('text'::regtype, 'varchar'::regtype, 'bpchar'::regtype, 'name'::regtype) THEN 'texto'
                                   WHEN b.tipo IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype, 'numeric'::regtype) THEN 'número'
                                   WHEN b.tipo IN ('json'::regtype, 'jsonb'::regtype) THEN 'json'
                                   ELSE 'otra' END)), '[]')
                 FROM columna k JOIN base b ON b.attnum = k.attnum
                 JOIN pg_catalog.pg_type t ON t.oid = b.tipo AND t.typbasetype = 0),
    'disparadores', (SELECT coalesce(json_agg(g.tgname), '[]') FROM pg_catalog.pg_trigger g
                     WHERE g.tgrelid = c.oid AND g.tgfoid IN ('nivel._apuntar_cambio()'::regprocedure, 'nivel._resolver_cambios()'::regprocedure)),
    'vinculada', EXISTS (SELECT FROM nivel._vinculos v WHERE v.tabla = c.oid AND v.estado <> 'sin disparador'))
FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.oid = $1
