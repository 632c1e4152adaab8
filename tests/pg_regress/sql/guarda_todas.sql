-- Todas las tablas de la extensión están en una lista, y de ella salen sus guardas, lo que lleva un volcado y lo que lee un lector.
\pset format unaligned
\set SHOW_CONTEXT never
\set VERBOSITY terse
SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'nivel'::regnamespace AND c.relkind IN ('r', 'p', 'm', 'f')
EXCEPT SELECT p.tabla FROM nivel._propias p;
SELECT p.tabla, p.guarda, count(t.oid) AS disparadores, bool_and(t.tgenabled = 'A') AS siempre,
       has_table_privilege('nivel_lector', format('nivel.%I', p.tabla), 'SELECT') AS se_lee,
       has_table_privilege('nivel_lector', format('nivel.%I', p.tabla), 'INSERT, UPDATE, DELETE, TRUNCATE') AS se_escribe,
       format('nivel.%I', p.tabla)::regclass::oid IN (SELECT unnest(e.extconfig) FROM pg_extension e WHERE e.extname = 'nivel') AS va_en_el_volcado
FROM nivel._propias p LEFT JOIN pg_trigger t ON t.tgrelid = format('nivel.%I', p.tabla)::regclass AND NOT t.tgisinternal
GROUP BY 1, 2 ORDER BY 1;
SELECT c.relname FROM pg_extension e CROSS JOIN unnest(e.extconfig) x JOIN pg_class c ON c.oid = x WHERE e.extname = 'nivel' AND c.relkind = 'S' ORDER BY 1;
-- El DDL que haría daño, en cada una: nada pasa.
CREATE TABLE public.madre (a int) PARTITION BY LIST (a);
CREATE TABLE public.otra ();
CREATE FUNCTION public.nada() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE FUNCTION pg_temp.probar(sentencias text[]) RETURNS TABLE (sentencia text, error text) LANGUAGE plpgsql AS $$
BEGIN
    FOREACH sentencia IN ARRAY sentencias LOOP
        BEGIN
            EXECUTE sentencia;
            error := 'PASÓ';
        EXCEPTION WHEN OTHERS THEN
            error := format('%s %s', SQLSTATE, SQLERRM);
        END;
        RETURN NEXT;
    END LOOP;
END
$$;
SELECT count(*), count(*) FILTER (WHERE p.error LIKE '42501 nivel.% no se cambia ni se quita: %'), string_agg(p.sentencia || ': ' || p.error, E'\n') FILTER (WHERE p.error = 'PASÓ')
FROM pg_temp.probar(ARRAY(
    SELECT format(s, t.tabla) FROM nivel._propias t CROSS JOIN unnest(ARRAY[
        'ALTER TABLE nivel.%I DISABLE TRIGGER ALL', 'ALTER TABLE nivel.%I ADD COLUMN x int', 'ALTER TABLE nivel.%I RENAME TO x', 'ALTER TABLE nivel.%I SET SCHEMA public',
        'ALTER TABLE nivel.%I ENABLE ROW LEVEL SECURITY', 'ALTER TABLE nivel.%I SET UNLOGGED', 'ALTER TABLE nivel.%I OWNER TO pg_monitor', 'ALTER TABLE public.otra INHERIT nivel.%I',
        'ALTER TABLE public.madre ATTACH PARTITION nivel.%I FOR VALUES IN (1)', 'ALTER TABLE nivel.%I INHERIT public.otra', 'CREATE RULE r AS ON INSERT TO nivel.%I DO INSTEAD NOTHING',
        'CREATE TRIGGER t BEFORE INSERT ON nivel.%I FOR EACH ROW EXECUTE FUNCTION public.nada()', 'CREATE POLICY p ON nivel.%I', 'CREATE INDEX ON nivel.%I ((1))',
        'CREATE STATISTICS public.s ON (1), (2) FROM nivel.%I', 'ALTER TABLE nivel.%I REPLICA IDENTITY NOTHING']) s)) p;
SELECT p.sentencia, p.error FROM pg_temp.probar(ARRAY[
    'ALTER FUNCTION nivel._prohibir_cambios() RENAME TO x', 'ALTER FUNCTION nivel._prohibir_cambios() OWNER TO pg_monitor', 'ALTER ROUTINE nivel._cuidar_alta() SET SCHEMA public',
    'ALTER FUNCTION nivel._cuidar_alta() DEPENDS ON EXTENSION nivel', 'CREATE OR REPLACE VIEW nivel.intentos AS SELECT 1', 'ALTER VIEW nivel.intentos SET (security_barrier)',
    'DROP INDEX nivel.bitacora_entidad', 'ALTER INDEX nivel.bitacora_entidad RENAME TO x', 'ALTER SEQUENCE nivel.auditoria_id_seq RESTART', 'DROP VIEW nivel.intentos',
    'ALTER VIEW nivel.intentos RENAME TO x']) p;
-- Un índice que no decide nada es de quien lo quiera.
CREATE INDEX auditoria_del_dba ON nivel.auditoria (momento);
CREATE UNIQUE INDEX ON nivel.auditoria (momento);
CREATE INDEX ON nivel.auditoria (accion) WHERE accion = 'x';
SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'guardas';
