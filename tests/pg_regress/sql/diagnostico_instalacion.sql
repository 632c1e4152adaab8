-- El diagnóstico compara lo que hay con lo que hizo la instalación, y nombra cada diferencia.
\pset format unaligned
\pset tuples_only on
\set SHOW_CONTEXT never
CREATE ROLE regress_instalacion;
CREATE TABLE public.madre ();
CREATE FUNCTION public.nada() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
SELECT count(*) > 300 FROM nivel._instalado;
SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'guardas';
-- Ni un superusuario la escribe sin decirlo.
DELETE FROM nivel._instalado;
\echo :SQLSTATE
-- Cada cosa que un superusuario puede torcer cuando dice que desmonta, una por una.
CREATE FUNCTION pg_temp.torcer(sentencia text) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE
    dicho text;
BEGIN
    PERFORM set_config('nivel.permitir_desmontaje', 'on', true);
    EXECUTE sentencia;
    PERFORM set_config('nivel.permitir_desmontaje', 'off', true);
    SELECT format('%s: %s', d.estado, d.detalle) INTO dicho FROM nivel.diagnostico() d WHERE d.control = 'guardas';
    -- how many more there are, depends on the major
    RAISE EXCEPTION USING ERRCODE = 'P0001', MESSAGE = coalesce(regexp_replace(dicho, 'y otras \d+ diferencias', 'y otras'), 'nada');
EXCEPTION WHEN raise_exception THEN
    RETURN NEXT SQLERRM;
END
$$;
\set ECHO none
SELECT s || E'\n    ' || pg_temp.torcer(s) FROM unnest(ARRAY[
    'CREATE TRIGGER descarta BEFORE INSERT ON nivel.auditoria FOR EACH ROW EXECUTE FUNCTION public.nada()',
    'DROP TRIGGER nivel_fila ON nivel.auditoria',
    'ALTER TABLE nivel.auditoria DISABLE TRIGGER nivel_fila',
    'ALTER TABLE nivel.auditoria ENABLE TRIGGER nivel_fila',
    'ALTER TRIGGER nivel_fila ON nivel.auditoria RENAME TO otro',
    'ALTER FUNCTION nivel._prohibir_cambios() RENAME TO otra',
    'CREATE OR REPLACE FUNCTION nivel._prohibir_cambios() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS ''BEGIN RETURN NULL; END''',
    'ALTER FUNCTION nivel._exigir(jsonb) SECURITY DEFINER',
    'ALTER FUNCTION nivel._exigir(jsonb) RESET search_path',
    'ALTER FUNCTION nivel._exigir(jsonb) VOLATILE',
    'ALTER FUNCTION nivel._exigir(jsonb) OWNER TO regress_instalacion',
    'ALTER EXTENSION nivel DROP FUNCTION nivel._exigir(jsonb)',
    'CREATE FUNCTION nivel._exigir(text) RETURNS jsonb LANGUAGE sql AS ''SELECT NULL::jsonb''',
    'CREATE RULE descarta AS ON INSERT TO nivel.auditoria DO INSTEAD NOTHING',
    'CREATE POLICY ve ON nivel.auditoria USING (false)',
    'ALTER TABLE nivel.auditoria ENABLE ROW LEVEL SECURITY',
    'ALTER TABLE nivel.auditoria SET UNLOGGED',
    'ALTER TABLE nivel.auditoria INHERIT public.madre',
    'CREATE TABLE public.hija () INHERITS (nivel.auditoria)',
    'ALTER TABLE nivel.auditoria OWNER TO regress_instalacion',
    'ALTER TABLE nivel.auditoria ADD COLUMN otra int',
    'ALTER TABLE nivel.auditoria ALTER mensaje SET DEFAULT ''x''',
    'ALTER TABLE nivel.auditoria DROP CONSTRAINT auditoria_fase_check',
    'ALTER TABLE nivel.auditoria RENAME TO otra; CREATE TABLE nivel.auditoria (LIKE nivel.otra INCLUDING ALL)',
    'DROP INDEX nivel.auditoria_intento',
    'CREATE UNIQUE INDEX una ON nivel.auditoria (accion, id)',
    'ALTER SEQUENCE nivel.auditoria_id_seq CYCLE MAXVALUE 100',
    'CREATE OR REPLACE VIEW nivel.progreso AS SELECT p.pid, p.usuario, p.accion, p.entidad, p.paso, p.hechos, p.total, p.desde, p.actualizado FROM nivel._progreso() p WHERE false',
    'ALTER VIEW nivel.intentos SET (security_barrier)',
    'CREATE TABLE nivel.otra (a int)',
    'CREATE STATISTICS nivel.s ON (lower(accion)), entidad FROM nivel.auditoria',
    'ALTER EXTENSION nivel DROP VIEW nivel.progreso; DROP VIEW nivel.progreso']) s;
\set ECHO all
-- Todo se deshizo.
SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'guardas';
DROP ROLE regress_instalacion;
