-- The proof that every copy is empty, against count(*) on the same locked copies. Both run
-- once unmeasured and then five times, in turns. Prints "<proof> <count>": medians, milliseconds.
\set ON_ERROR_STOP on
\pset tuples_only on
\pset format unaligned
\pset fieldsep ' '
\o /dev/null
BEGIN;
SELECT format('LOCK TABLE %I.clientes IN ACCESS EXCLUSIVE MODE', nspname)
  FROM pg_namespace WHERE nspname ~ '^suc[0-9]{4}$' ORDER BY nspname \gexec

-- What a careful script does: a loop, and out at the first row found.
CREATE FUNCTION pg_temp.medir_conteo() RETURNS double precision
LANGUAGE plpgsql AS $$
DECLARE
    esquemas text[] := ARRAY(SELECT nspname FROM pg_namespace WHERE nspname ~ '^suc[0-9]{4}$' ORDER BY nspname);
    esquema text;
    filas bigint;
    desde timestamptz := clock_timestamp();
BEGIN
    FOREACH esquema IN ARRAY esquemas LOOP
        EXECUTE format('SELECT count(*) FROM %I.clientes', esquema) INTO filas;
        IF filas > 0 THEN
            RAISE EXCEPTION '%.clientes no está vacía', esquema;
        END IF;
    END LOOP;
    RETURN extract(epoch FROM clock_timestamp() - desde) * 1000;
END
$$;

CREATE TEMP TABLE medida (vuelta int, prueba double precision, conteo double precision);
DO $$
DECLARE
    prueba double precision;
    conteo double precision;
BEGIN
    FOR vuelta IN 0..5 LOOP
        SELECT m.milisegundos INTO prueba FROM nivel._medir_vacio('clientes') AS m;
        conteo := pg_temp.medir_conteo();
        INSERT INTO medida VALUES (vuelta, prueba, conteo);
    END LOOP;
END
$$;
\o
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY prueba), percentile_cont(0.5) WITHIN GROUP (ORDER BY conteo)
  FROM medida WHERE vuelta > 0;
ROLLBACK;
