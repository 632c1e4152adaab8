-- Un rol común no falsifica el registro, no lo apaga ni lo hace fallar.
\pset format unaligned
\set VERBOSITY terse
CREATE ROLE regress_captura_resiste;
CREATE SCHEMA suc0001 AUTHORIZATION regress_captura_resiste;
GRANT CREATE ON SCHEMA public TO regress_captura_resiste;
SET ROLE regress_captura_resiste;
-- No lo apaga: ni con ajustes, ni por los disparadores, ni por la biblioteca.
SET nivel.captura = off;
SELECT set_config('nivel.captura', 'off', false);
SET session_replication_role = replica;
ALTER ROLE regress_captura_resiste SET nivel.captura = off;
CREATE FUNCTION suc0001.apagar() RETURNS int LANGUAGE sql SET nivel.captura = off AS 'SELECT 1';
ALTER EVENT TRIGGER nivel_fin DISABLE;
DROP EVENT TRIGGER nivel_fin;
ALTER TABLE nivel.bitacora DISABLE TRIGGER ALL;
BEGIN;
LOCK TABLE nivel.bitacora IN ACCESS SHARE MODE;
ROLLBACK;
SELECT nivel.desactivar();
-- No lo falsifica: ni escribe, ni llama a sus funciones, ni las pone en una tabla suya.
SELECT nivel._capturar_fin();
CREATE FUNCTION suc0001.fin() RETURNS event_trigger LANGUAGE c AS '$libdir/nivel', 'capturar_fin_wrapper';
CREATE TABLE suc0001.falsa (version bigint, migration_name varchar(100));
CREATE TRIGGER falso AFTER INSERT ON suc0001.falsa FOR EACH ROW EXECUTE FUNCTION nivel._enlazar_phinx();
SELECT nextval('nivel.bitacora_id_seq'), setval('nivel.bitacora_id_seq', 1);
CREATE TABLE suc0001.heredera () INHERITS (nivel.bitacora);
CREATE TABLE suc0001.parecida (id bigint REFERENCES nivel.bitacora);
-- Un disparador suyo con el nombre del nuestro no hace pasar por vigilada a una tabla de Phinx.
CREATE FUNCTION suc0001.nada() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TABLE suc0001.phinxlog (version bigint, migration_name varchar(100), start_time timestamp, end_time timestamp, breakpoint boolean);
DROP TRIGGER nivel_phinx ON suc0001.phinxlog;
CREATE TRIGGER nivel_phinx AFTER INSERT ON suc0001.phinxlog FOR EACH ROW EXECUTE FUNCTION suc0001.nada();
RESET ROLE;
SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'phinxlog';
SELECT accion, detalle FROM nivel.activar() WHERE detalle LIKE '%phinx%';
SELECT tgfoid::regproc FROM pg_trigger WHERE tgrelid = 'suc0001.phinxlog'::regclass AND tgname = 'nivel_phinx';
SET ROLE regress_captura_resiste;
-- No lo hace fallar: 1.600 columnas, con nombres largos y raros.
DO $$
BEGIN
    EXECUTE (SELECT 'CREATE TABLE suc0001.ancha (' || string_agg(format('%I int', E'columna "ñ"\n' || i), ', ') || ')' FROM generate_series(1, 1600) i);
END $$;
ALTER TABLE suc0001.ancha ADD una_mas int;
DO $$ BEGIN EXECUTE (SELECT 'ALTER TABLE suc0001.ancha ' || string_agg(format('ALTER %I SET DEFAULT %s', E'columna "ñ"\n' || i, i), ', ') FROM generate_series(1, 100) i); END $$;
DROP TABLE suc0001.ancha;
-- Sentencias enormes, por dentro y por fuera.
DO $$ BEGIN EXECUTE 'CREATE TABLE suc0001.enorme (id int) /* ' || repeat('ñ', 8000000) || ' */'; END $$;
DO $$ BEGIN EXECUTE 'COMMENT ON TABLE suc0001.enorme IS ' || quote_literal(repeat('ñ', 4000000)); END $$;
DO $$ BEGIN EXECUTE 'ALTER TABLE suc0001.enorme ADD CHECK (' || (SELECT string_agg('id <> ' || i, ' AND ') FROM generate_series(1, 500) i) || ')'; END $$;
-- Muchas tablas de una vez, y borradas de una vez.
DO $$ BEGIN EXECUTE (SELECT string_agg(format('CREATE TABLE suc0001.t%s (id serial PRIMARY KEY)', i), ';') FROM generate_series(1, 200) i); END $$;
DO $$ BEGIN EXECUTE (SELECT 'DROP TABLE ' || string_agg(format('suc0001.t%s', i), ', ') FROM generate_series(1, 200) i); END $$;
-- Nombres imposibles: el error es el del servidor, y no queda nada a medias.
CREATE TABLE suc0001."" (id int);
CREATE TABLE "noexiste".tabla (id int);
CREATE TABLE suc0001.repetida (id int, id int);
DO $$ BEGIN EXECUTE format('CREATE TABLE suc0001.%I (id int)', repeat('ñ', 40)); END $$;
DO $raro$ BEGIN EXECUTE format('CREATE TABLE suc0001.%I (id int)', E'a"b''c\\d\ne\tf; DROP TABLE x; -- $$ %s %I {} :v'); END $raro$;
CREATE SCHEMA "suc0002" CREATE TABLE a (id int PRIMARY KEY) CREATE VIEW v AS SELECT * FROM a;
-- Funciones suyas que hacen DDL en medio de una sentencia.
CREATE FUNCTION suc0001.borrar(cual text) RETURNS int LANGUAGE plpgsql AS $$ BEGIN EXECUTE format('DROP TABLE IF EXISTS %s', cual); RETURN 1; END $$;
CREATE TABLE suc0001.victima (id int);
CREATE TABLE suc0001.verdugo AS SELECT suc0001.borrar('suc0001.victima') AS id;
CREATE TABLE suc0001.suicida AS SELECT suc0001.borrar('suc0001.suicida') AS id;
ALTER TABLE suc0001.verdugo ALTER id TYPE bigint USING suc0001.borrar('suc0001.verdugo');
CREATE FUNCTION suc0001.inmutable(i bigint) RETURNS bigint LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN PERFORM suc0001.borrar('suc0001.verdugo'); RETURN i; END $$;
CREATE INDEX ON suc0001.verdugo (suc0001.inmutable(id));
SELECT suc0001.borrar('suc0001.verdugo');
RESET ROLE;
SELECT esquema, left(quote_ident(entidad), 40) AS entidad, etiqueta, efecto, exacta, rol, length(sentencia) > 1000 AS larga, count(*)
FROM nivel.bitacora WHERE rol = 'regress_captura_resiste' AND coalesce(entidad, '') !~ '^t\d+$' GROUP BY 1, 2, 3, 4, 5, 6, 7 ORDER BY min(id);
SELECT efecto, count(*), count(DISTINCT entidad) FROM nivel.bitacora WHERE entidad ~ '^t\d+$' GROUP BY 1 ORDER BY 1;
SELECT max(length(sentencia)) FROM nivel.bitacora;
-- Nada espera a un bloqueo consultivo, que cualquiera puede tomar y no soltar.
BEGIN;
CREATE TABLE suc0001.paises (id int);
SELECT nivel.configurar('paises', 2);
SELECT resultado FROM nivel.ajustar('paises', 1);
SELECT count(*) FILTER (WHERE locktype = 'advisory') AS consultivos, count(*) FILTER (WHERE locktype = 'object' AND classid = 'pg_extension'::regclass AND objsubid = 1) AS propios
FROM pg_locks WHERE pid = pg_backend_pid();
ROLLBACK;
-- Disparadores de eventos de otros, que corren antes y después de los nuestros y hacen DDL: la tabla desaparece entre medio.
CREATE FUNCTION public.ajeno() RETURNS event_trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('ajeno.dentro', true) = 'si' OR tg_tag NOT IN ('CREATE TABLE', 'ALTER TABLE') THEN RETURN; END IF;
    PERFORM set_config('ajeno.dentro', 'si', true);
    EXECUTE format('CREATE TABLE IF NOT EXISTS suc0001.%I (id int)', 'ajena_' || tg_event);
    IF tg_event = 'ddl_command_end' THEN DROP TABLE IF EXISTS suc0001.efimera; END IF;
    PERFORM set_config('ajeno.dentro', 'no', true);
END $$;
CREATE EVENT TRIGGER aaa_inicio ON ddl_command_start EXECUTE FUNCTION public.ajeno();
CREATE EVENT TRIGGER aaa_fin ON ddl_command_end EXECUTE FUNCTION public.ajeno();
CREATE EVENT TRIGGER zzz_fin ON ddl_command_end EXECUTE FUNCTION public.ajeno();
SELECT max(id) AS desde FROM nivel.bitacora \gset
SET ROLE regress_captura_resiste;
CREATE TABLE suc0001.efimera (id int);
CREATE TABLE suc0001.duradera (id int);
ALTER TABLE suc0001.duradera ADD nombre text;
RESET ROLE;
DROP EVENT TRIGGER aaa_inicio;
DROP EVENT TRIGGER aaa_fin;
DROP EVENT TRIGGER zzz_fin;
SELECT entidad, etiqueta, efecto, exacta, sentencia FROM nivel.bitacora WHERE id > :desde ORDER BY id;
SELECT estado FROM nivel.diagnostico() WHERE control = 'captura';
DROP FUNCTION public.ajeno();
SET client_min_messages = warning;
DROP OWNED BY regress_captura_resiste CASCADE;
DROP ROLE regress_captura_resiste;
