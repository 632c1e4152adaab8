-- La bitácora y el registro de Phinx solo se agregan: ni el superusuario los modifica, tampoco como réplica.
\pset format unaligned
\set VERBOSITY terse
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.clientes (id int);
CREATE TABLE suc0001.phinxlog (version bigint, migration_name text, start_time timestamp, end_time timestamp, breakpoint boolean);
INSERT INTO suc0001.phinxlog VALUES (1, 'Uno', now(), now(), false);
UPDATE nivel.bitacora SET sentencia = 'x';
\echo :LAST_ERROR_SQLSTATE
UPDATE nivel.bitacora SET migracion = 7 WHERE migracion IS NULL;
UPDATE nivel.bitacora SET migracion = 7, evento_phinx = 7 WHERE migracion IS NULL;
DELETE FROM nivel.bitacora;
\echo :LAST_ERROR_SQLSTATE
DELETE FROM nivel.bitacora WHERE false;
TRUNCATE nivel.bitacora;
\echo :LAST_ERROR_SQLSTATE
UPDATE nivel.registro_phinx SET sentencias = 9;
DELETE FROM nivel.registro_phinx;
TRUNCATE nivel.registro_phinx;
TRUNCATE nivel.bitacora, nivel.registro_phinx, nivel.auditoria;
SET session_replication_role = replica;
UPDATE nivel.bitacora SET sentencia = 'x';
DELETE FROM nivel.bitacora;
TRUNCATE nivel.bitacora;
UPDATE nivel.registro_phinx SET version = 2;
DELETE FROM nivel.registro_phinx;
TRUNCATE nivel.registro_phinx;
RESET session_replication_role;
-- Desde dentro de un disparador ajeno, tampoco.
CREATE FUNCTION public.colarse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE nivel.bitacora SET migracion = 666, evento_phinx = 1 WHERE migracion IS NULL;
    RETURN NULL;
END $$;
CREATE TABLE public.puerta (id int);
CREATE TRIGGER colarse AFTER INSERT ON public.puerta FOR EACH ROW EXECUTE FUNCTION public.colarse();
INSERT INTO public.puerta VALUES (1);
SELECT entidad, sentencia, migracion FROM nivel.bitacora WHERE clase <> 'esquema' ORDER BY id;
SELECT version, accion, sentencias FROM nivel.registro_phinx ORDER BY id;
