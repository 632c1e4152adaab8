-- Lo que se compara, se copia y se muestra no depende de cómo imprime y lee la sesión de quien llama.
\pset format unaligned
SELECT set_config('nivel.captura', 'off', false);
DO $$
DECLARE
    s text;
    t text;
BEGIN
    FOREACH s IN ARRAY ARRAY['suc0001', 'suc0002'] LOOP
        EXECUTE format('CREATE SCHEMA %I', s);
        EXECUTE format('CREATE TYPE %I.estado AS ENUM (''alta'', ''baja\alta'')', s);
        EXECUTE format('CREATE DOMAIN %I.tasa AS float8 DEFAULT ''0.3333333333333333''::float8', s);
        FOREACH t IN ARRAY ARRAY['una', 'otra', 'llana_una', 'llana_otra'] LOOP
            EXECUTE format($c$CREATE TABLE %1$I.%2$I (
                id int, f float8 DEFAULT '0.1234567890123456789'::float8, r float4 DEFAULT '0.1234567'::float4,
                d date DEFAULT '2024-03-04'::date, h timestamptz DEFAULT '2024-03-04 05:06:07.123+00'::timestamptz, i interval DEFAULT '1 year -2 days 03:04:05'::interval,
                b bytea DEFAULT '\x01ff5c'::bytea, p money DEFAULT '1234.56'::money, x xml DEFAULT 'a<b/>'::xml, n text[] DEFAULT '{a,NULL,"NULL"}'::text[],
                t text DEFAULT 'C:\x\', CHECK (h > '2024-01-01 00:00-05'::timestamptz AND t <> 'a\b'))$c$, s, t);
            EXECUTE format('CREATE INDEX %2$s_d ON %1$I.%2$I (d) WHERE d > ''2024-03-05''', s, t);
            EXECUTE format('CREATE VIEW %1$I.%3$I AS SELECT id, f FROM %1$I.%2$I WHERE i < ''1 mon -3 days'' AND h > ''2024-03-04 05:06:07.5+00''', s, t, 'v_' || t);
        END LOOP;
        EXECUTE format('ALTER TABLE %1$I.una ADD e %1$I.estado DEFAULT ''baja\alta'', ADD q %1$I.tasa', s);
        EXECUTE format('ALTER TABLE %1$I.otra ADD e %1$I.estado DEFAULT ''baja\alta'', ADD q %1$I.tasa', s);
    END LOOP;
END
$$;
CREATE TABLE suc0001.difiere (d date DEFAULT '2024-03-04', f float8 DEFAULT '0.1'::float8);
CREATE TABLE suc0002.difiere (d date DEFAULT '2024-04-03', f float8 DEFAULT '0.10000000000000002'::float8);
RESET nivel.captura;
CREATE TEMP TABLE deriva_antes AS SELECT * FROM nivel.deriva('difiere');
SELECT esquema, objeto, diferencia, aqui, referencia FROM deriva_antes;
SELECT (nivel.ajustar('otra', 1)).estrategia, (nivel.ajustar('llana_otra', 1, 'conservar')).estrategia;
CREATE TEMP TABLE antes AS SELECT * FROM nivel.previsualizar('una', 1);
SET quote_all_identifiers = on;
SET escape_string_warning = off;
SET standard_conforming_strings = off;
SET extra_float_digits = -10;
SET bytea_output = escape;
SET DateStyle = 'SQL, DMY';
SET IntervalStyle = sql_standard;
SET TimeZone = 'America/Argentina/Buenos_Aires';
SET xmloption = document;
SET xmlbinary = hex;
SET array_nulls = off;
SET transform_null_equals = on;
SET check_function_bodies = off;
SET default_tablespace = pg_default;
SELECT count(*) FROM ((TABLE deriva_antes EXCEPT SELECT * FROM nivel.deriva('difiere')) UNION ALL (SELECT * FROM nivel.deriva('difiere') EXCEPT TABLE deriva_antes)) x;
SELECT count(*) AS filas, (SELECT count(*) FROM antes) AS de FROM antes JOIN nivel.previsualizar('una', 1) p USING (orden) WHERE ROW(antes.tipo, antes.mensaje, antes.detalle) IS NOT DISTINCT FROM ROW(p.tipo, p.mensaje, p.detalle);
SELECT (nivel.ajustar('una', 1)).estrategia, (nivel.ajustar('llana_una', 1, 'conservar')).estrategia;
SHOW DateStyle; SHOW extra_float_digits; SHOW standard_conforming_strings;
\c -
SET IntervalStyle = postgres;
SET DateStyle = 'ISO, MDY';
SET TimeZone = 'UTC';
SELECT attname, pg_get_expr(adbin, adrelid) AS valor FROM pg_attribute JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum WHERE attrelid = 'public.una'::regclass ORDER BY attnum;
SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = 'public.una'::regclass;
SELECT replace(pg_get_viewdef('suc0001.v_una'::regclass), 'una.', '') AS definicion;
SELECT enumlabel FROM pg_enum WHERE enumtypid = 'public.estado'::regtype ORDER BY enumsortorder;
-- Lo ajustado con unos valores y con otros es lo mismo.
CREATE TEMP VIEW todo AS
SELECT replace(c.relname, 'otra', 'una') AS tabla, attnum, attname, format_type(atttypid, atttypmod) AS tipo, pg_get_expr(adbin, adrelid) AS valor, reltablespace
FROM pg_class c JOIN pg_attribute a ON attrelid = c.oid AND attnum > 0 LEFT JOIN pg_attrdef d ON adrelid = attrelid AND adnum = attnum WHERE relnamespace = 'public'::regnamespace
UNION ALL SELECT replace(conrelid::regclass::text, 'otra', 'una'), 0, '', 'restricción', pg_get_constraintdef(oid), 0 FROM pg_constraint WHERE conrelid <> 0 AND connamespace = 'public'::regnamespace
UNION ALL SELECT replace(indrelid::regclass::text, 'otra', 'una'), 0, '', 'índice', replace(pg_get_indexdef(indexrelid), 'otra', 'una'), 0 FROM pg_index JOIN pg_class i ON i.oid = indexrelid WHERE relnamespace = 'public'::regnamespace
UNION ALL SELECT replace(relname, 'otra', 'una'), 0, relnamespace::regnamespace::text, 'vista', replace(pg_get_viewdef(oid), 'otra', 'una'), 0 FROM pg_class WHERE relname LIKE 'v\_%' AND relnamespace::regnamespace::text LIKE 'suc%';
SELECT tabla, count(*) AS cosas, count(DISTINCT todo::text) AS distintas FROM todo GROUP BY tabla ORDER BY tabla;
