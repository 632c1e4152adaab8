-- Una tabla de muchas columnas se lee y se hace entera: lo que cuesta crece como las columnas, y lo que se imprime es lo que imprime el servidor.
\pset format unaligned
\pset tuples_only on
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
CREATE TYPE suc0001.estado AS ENUM ('alta', 'baja');
CREATE FUNCTION suc0001.doble(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1 * 2';
-- Todo lo que se imprime de una tabla en una sola vez es, letra por letra, lo que dicen pg_get_expr y pg_get_constraintdef.
CREATE TABLE suc0001.expresiones (a int DEFAULT 1, b int CHECK (b > 0 AND b < 10 OR b IS NULL), "C c" text DEFAULT 'x, $987654321, y',
    d text CHECK (d IN ('a', 'b')) DEFAULT E'comilla '' y \\ barra', e suc0001.estado DEFAULT 'alta', f timestamptz DEFAULT now() CHECK (f <> '-infinity'),
    g int DEFAULT (CASE WHEN 1 > 2 THEN 3 ELSE 4 END), h int CHECK (CASE WHEN h > 2 THEN b > 1 WHEN h = 0 THEN a > 0 ELSE CASE a WHEN 1 THEN true END END),
    i int GENERATED ALWAYS AS (CASE a WHEN 1 THEN b ELSE a END) STORED, j text GENERATED ALWAYS AS (CASE WHEN a > 0 THEN "C c" END || 'j') STORED,
    k int[] DEFAULT ARRAY[1, 2] CHECK (k[1] = ANY (ARRAY[1, 2, 3])), l int DEFAULT suc0001.doble(3), m jsonb DEFAULT '{"a": "$987654321"}' CHECK (m ? 'a'),
    n serial, o text CHECK (o ~ '^,' AND ', $987654321, ' <> o) NO INHERIT, p bytea DEFAULT '\x00ff', q numeric(10, 2) DEFAULT (-1.50), r bool DEFAULT (NOT false),
    s xml DEFAULT xmlelement(name a, xmlattributes('b' AS c), 'd'), t int CHECK (nullif(t, 0) IS DISTINCT FROM coalesce(a, 2)), u date DEFAULT CURRENT_DATE, v text DEFAULT CURRENT_USER,
    w text COLLATE "C" DEFAULT ('x' COLLATE "C"), x interval DEFAULT '1 day', y int CHECK (ROW(y, a) < ROW(1, 2)), z int CHECK (z BETWEEN 1 AND 5), CHECK (expresiones.* IS NOT NULL), CHECK (a > 0 AND suc0001.doble(b) > 0));
ALTER TABLE suc0001.expresiones DROP COLUMN x;
CREATE TABLE suc0001.una (a int DEFAULT 7);
CREATE TABLE suc0001.ninguna ();
CREATE FUNCTION public.difieren(camino text) RETURNS TABLE (objeto text, impreso text, servidor text) LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('search_path', camino, true);
    RETURN QUERY
    WITH juntas AS (SELECT i.key AS objeto, i.value AS texto FROM pg_class c CROSS JOIN LATERAL jsonb_each_text(nivel._expresiones(c.oid)) i
        WHERE c.relnamespace = 'suc0001'::regnamespace AND c.relkind = 'r'),
    una_por_una AS (
        SELECT 'valor ' || d.oid AS objeto, pg_get_expr(d.adbin, d.adrelid) AS texto FROM pg_attrdef d JOIN pg_class c ON c.oid = d.adrelid WHERE c.relnamespace = 'suc0001'::regnamespace
        UNION ALL SELECT 'control ' || k.oid, pg_get_constraintdef(k.oid) FROM pg_constraint k WHERE k.contype = 'c' AND k.connamespace = 'suc0001'::regnamespace)
    SELECT coalesce(u.objeto, j.objeto), j.texto, u.texto FROM una_por_una u FULL JOIN juntas j ON j.objeto = u.objeto WHERE j.texto IS DISTINCT FROM u.texto;
END $$;
SELECT count(*) FROM public.difieren('pg_catalog');
SELECT count(*) FROM public.difieren('suc0001, pg_catalog');
SELECT count(*) > 30 FROM jsonb_each_text(nivel._expresiones('suc0001.expresiones'::regclass));
SELECT nivel._expresiones('suc0001.ninguna'::regclass), nivel._expresiones(0);
-- Si un literal dice lo que las separa, cada una se imprime por su cuenta.
CREATE TABLE suc0001.rara (a text DEFAULT ', $1987654321,', b int DEFAULT 1);
SELECT nivel._expresiones('suc0001.rara'::regclass);
DROP TABLE suc0001.rara, suc0001.expresiones, suc0001.una, suc0001.ninguna;
DROP FUNCTION suc0001.doble(int);
DROP TYPE suc0001.estado;
-- Cuántas sentencias hacen una tabla no depende de cuántas columnas tiene.
CREATE TABLE public.hechas (comando text);
CREATE FUNCTION public.contar() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO public.hechas SELECT command_tag FROM pg_event_trigger_ddl_commands(); END $$;
CREATE FUNCTION public.anchas(nombre text, columnas int, cada int DEFAULT 1) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE (SELECT string_agg(format('CREATE TABLE %s.%I (%s)', s, nombre, (
        SELECT string_agg(format('c%s int%s', i, CASE WHEN i % cada = 0 THEN format(' DEFAULT %s CHECK (c%1$s > 0)', i) END), ', ') FROM generate_series(1, columnas) i)), ';') FROM unnest('{suc0001,suc0002}'::text[]) s);
    PERFORM nivel.configurar(nombre, 2);
END $$;
SELECT public.anchas('angosta', 20), public.anchas('ancha', 200);
SELECT entidad, (nivel.ajustar(entidad, 1)).resultado FROM unnest('{angosta,ancha}'::text[]) entidad;
CREATE EVENT TRIGGER contar ON ddl_command_end EXECUTE FUNCTION public.contar();
SELECT resultado FROM nivel.ajustar('angosta', 2);
SELECT count(*) AS angosta FROM public.hechas \gset
DELETE FROM public.hechas;
SELECT resultado FROM nivel.ajustar('ancha', 2);
SELECT count(*) = :angosta FROM public.hechas;
DROP EVENT TRIGGER contar;
SELECT (SELECT count(*) FROM nivel.deriva('ancha')) AS ancha, (SELECT count(*) FROM nivel.deriva('angosta')) AS angosta;
-- Todas las que caben, a public y de vuelta; una de cada ocho con su valor y su control: quitar una tabla le lleva al servidor tanto como sus columnas por estos.
SELECT public.anchas('entera', 1600, 8);
SELECT resultado, copias_eliminadas FROM nivel.ajustar('entera', 1);
SELECT resultado FROM nivel.ajustar('entera', 2);
SELECT * FROM nivel.deriva('entera');
SELECT relnamespace::regnamespace, count(*) AS columnas, count(*) FILTER (WHERE atthasdef) AS valores, (SELECT count(*) FROM pg_constraint k WHERE k.conrelid = a.attrelid AND k.convalidated) AS controles
FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid WHERE relname = 'entera' AND attnum > 0 GROUP BY 1, attrelid ORDER BY 1;
