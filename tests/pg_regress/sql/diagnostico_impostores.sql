-- Lo que se llama como lo nuestro y no lo es, o está donde no iba, lo nombra el diagnóstico; activar repone los disparadores de eventos.
\pset format unaligned
\pset tuples_only on
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100), start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false);
CREATE FUNCTION public.nada() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
DROP EVENT TRIGGER nivel_fin;
CREATE EVENT TRIGGER nivel_fin ON ddl_command_end EXECUTE FUNCTION public.nada();
SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'captura';
SELECT accion, detalle FROM nivel.activar() WHERE accion <> 'sin cambios';
DROP EVENT TRIGGER nivel_fin;
CREATE EVENT TRIGGER nivel_fin ON ddl_command_end WHEN TAG IN ('COMMENT') EXECUTE FUNCTION nivel._capturar_fin();
SELECT estado FROM nivel.diagnostico() WHERE control = 'captura';
SELECT accion, detalle FROM nivel.activar() WHERE accion <> 'sin cambios';
SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'captura';
-- El disparador de un phinxlog, a medias.
ALTER TABLE suc0001.phinxlog ENABLE REPLICA TRIGGER nivel_phinx;
SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'phinxlog';
SELECT accion, detalle FROM nivel.activar() WHERE accion <> 'sin cambios';
ALTER TABLE suc0001.phinxlog RENAME version TO numero;
SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'phinxlog';
ALTER TABLE suc0001.phinxlog RENAME numero TO version;
SELECT estado FROM nivel.diagnostico() WHERE control = 'phinxlog';
-- El registro apagado para alguien, y el derecho de apagarlo.
CREATE ROLE regress_impostor;
ALTER ROLE regress_impostor SET nivel.captura = off;
SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'captura';
ALTER ROLE regress_impostor RESET nivel.captura;
GRANT SET ON PARAMETER nivel.captura TO regress_impostor;
SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'privilegios';
REVOKE SET ON PARAMETER nivel.captura FROM regress_impostor;
DROP ROLE regress_impostor;
-- Miembros de más, y lo demás que puede haber en el esquema.
CREATE TABLE public.ajena (a int);
CREATE FUNCTION pg_temp.torcer(sentencia text) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE
    dicho text;
BEGIN
    PERFORM set_config('nivel.permitir_desmontaje', 'on', true);
    EXECUTE sentencia;
    PERFORM set_config('nivel.permitir_desmontaje', 'off', true);
    SELECT string_agg(format('%s: %s', d.objeto, d.desvio), '; ') INTO dicho FROM nivel._desvios() d;
    RAISE EXCEPTION USING ERRCODE = 'P0001', MESSAGE = coalesce(dicho, 'NADA');
EXCEPTION WHEN raise_exception THEN
    RETURN NEXT SQLERRM;
END
$$;
\set ECHO none
SELECT s || E'\n    ' || pg_temp.torcer(s) FROM unnest(ARRAY[
    'ALTER EXTENSION nivel ADD TABLE public.ajena',
    'ALTER EXTENSION nivel DROP TYPE nivel.ajuste',
    'CREATE OPERATOR nivel.=== (LEFTARG = int, RIGHTARG = int, FUNCTION = int4eq)',
    'CREATE COLLATION nivel.otra FROM "C"',
    'CREATE TEXT SEARCH CONFIGURATION nivel.c (COPY = simple)',
    'CREATE CAST (nivel.ajuste AS text) WITH INOUT',
    'UPDATE pg_extension SET extconfig = NULL, extcondition = NULL WHERE extname = ''nivel''',
    'ALTER TABLE nivel.auditoria REPLICA IDENTITY FULL',
    'ALTER TABLE nivel.auditoria ALTER mensaje SET DEFAULT ''y''',
    'ALTER FUNCTION nivel._huella(nivel.auditoria) COST 1000000',
    'REVOKE nivel_lector FROM nivel_administrador']) s;
-- Sin decir que se desmonta, los tipos tampoco se tocan.
\set ECHO all
ALTER TYPE nivel.ajuste ADD ATTRIBUTE x int;
ALTER TYPE nivel.ajuste RENAME TO otro;
ALTER TYPE nivel.ajuste SET SCHEMA public;
SET quote_all_identifiers = on; SET standard_conforming_strings = off;
SELECT estado, detalle FROM nivel.diagnostico() WHERE control IN ('guardas', 'privilegios');
