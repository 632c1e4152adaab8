-- Quitar la extensión después de nivel.desactivar(): las tablas del cliente quedan como estaban, nada suyo dependía de ella, y
-- quedan el esquema nivel, vacío, y los dos roles.
\pset format unaligned
\set VERBOSITY terse
CREATE ROLE regress_extension_duenio;
CREATE SCHEMA suc0001 AUTHORIZATION regress_extension_duenio;
SET ROLE regress_extension_duenio;
CREATE TABLE suc0001.phinxlog (version bigint, migration_name varchar(100), start_time timestamp, end_time timestamp, breakpoint boolean);
CREATE TABLE suc0001.clientes (id serial PRIMARY KEY, nombre text NOT NULL DEFAULT 'x', CHECK (nombre <> ''));
CREATE INDEX ON suc0001.clientes (nombre);
CREATE VIEW suc0001.nombres AS SELECT nombre FROM suc0001.clientes;
CREATE FUNCTION suc0001.avisar() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER avisar BEFORE INSERT ON suc0001.clientes FOR EACH ROW EXECUTE FUNCTION suc0001.avisar();
INSERT INTO suc0001.phinxlog VALUES (1, 'Uno', now(), now(), false);
INSERT INTO suc0001.clientes (nombre) VALUES ('uno'), ('dos');
GRANT SELECT ON suc0001.clientes TO PUBLIC;
RESET ROLE;
SELECT nivel.configurar('clientes', 2);
CREATE VIEW public.retrato AS
SELECT row(c.oid, c.relname, c.relowner, c.relacl, c.relfilenode, c.relhastriggers)::text AS fila FROM pg_class c WHERE c.relnamespace = 'suc0001'::regnamespace AND c.relname <> 'phinxlog'
UNION ALL SELECT row(t.oid, t.tgname, t.tgenabled, pg_get_triggerdef(t.oid))::text FROM pg_trigger t WHERE NOT t.tgisinternal AND t.tgrelid = 'suc0001.clientes'::regclass
UNION ALL SELECT row(p.oid, p.proname, p.prosrc, p.proacl)::text FROM pg_proc p WHERE p.pronamespace = 'suc0001'::regnamespace
UNION ALL SELECT x::text FROM suc0001.clientes x
UNION ALL SELECT x::text FROM suc0001.phinxlog x;
CREATE TABLE public.antes AS SELECT * FROM public.retrato;
-- Sin desactivar no se puede, aunque se diga que es a propósito: los disparadores usan sus funciones.
SET nivel.permitir_desmontaje = on;
DROP EXTENSION nivel;
-- Dice también qué queda.
SELECT accion, detalle FROM nivel.desactivar() WHERE detalle NOT LIKE '%session_preload_libraries%';
DROP EXTENSION nivel;
SELECT count(*) >= 10 AS hay, count(*) FILTER (WHERE a.fila = d.fila) = count(*) AS iguales FROM public.antes a FULL JOIN public.retrato d USING (fila);
SELECT count(*) FROM pg_trigger WHERE tgrelid = 'suc0001.phinxlog'::regclass;
-- Lo que queda.
SELECT n.nspname, (SELECT count(*) FROM pg_depend d WHERE d.refclassid = 'pg_namespace'::regclass AND d.refobjid = n.oid) AS objetos
FROM pg_namespace n WHERE n.nspname = 'nivel';
SELECT rolname FROM pg_roles WHERE rolname ~ '^nivel_' AND rolname !~ '^nivel_prueba_' ORDER BY 1;
SELECT count(*) FROM pg_event_trigger;
SELECT count(*) FROM pg_db_role_setting s, unnest(s.setconfig) c WHERE s.setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database()) AND c LIKE '%nivel%';
-- Y se sigue trabajando: también en esta sesión, que tiene la biblioteca cargada.
SET ROLE regress_extension_duenio;
ALTER TABLE suc0001.clientes ADD telefono text;
CREATE TABLE suc0001.rubros (id int);
DROP TABLE suc0001.rubros;
INSERT INTO suc0001.phinxlog VALUES (2, 'Dos', now(), now(), false);
RESET ROLE;
-- El esquema que quedó sirve para instalar otra vez; sin historia.
CREATE EXTENSION nivel;
SELECT count(*) > 0 AS activada FROM nivel.activar();
SELECT count(*) FROM nivel.bitacora;
SELECT accion, resultado FROM nivel.historial;
SELECT nivel.configurar('clientes', 2);
SELECT control, estado FROM nivel.diagnostico() WHERE estado = 'mal';
DROP VIEW public.retrato;
DROP TABLE public.antes;
SET client_min_messages = warning;
DROP OWNED BY regress_extension_duenio CASCADE;
DROP ROLE regress_extension_duenio;
