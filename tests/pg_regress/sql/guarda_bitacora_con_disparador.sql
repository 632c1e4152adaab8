-- La guarda de altas no estorba al registro; un disparador ajeno sobre la bitácora (con permiso) se respeta.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.uno (id int);
-- El camino corto: la guarda no corre con cada DDL.
BEGIN;
SET LOCAL track_functions = 'pl';
ALTER TABLE suc0001.uno ADD COLUMN dos int;
CREATE INDEX ON suc0001.uno (dos);
SELECT count(*) FROM pg_stat_xact_user_functions WHERE funcname = '_cuidar_alta';
COMMIT;
SET nivel.permitir_desmontaje = on;
CREATE FUNCTION public.avisar() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE NOTICE 'se registra %', NEW.entidad; RETURN NEW; END $$;
CREATE TRIGGER avisar BEFORE INSERT ON nivel.bitacora FOR EACH ROW EXECUTE FUNCTION public.avisar();
RESET nivel.permitir_desmontaje;
BEGIN;
SET LOCAL track_functions = 'pl';
CREATE TABLE suc0001.dos (id int);
SELECT calls FROM pg_stat_xact_user_functions WHERE funcname = '_cuidar_alta';
COMMIT;
SELECT entidad, sentencia FROM nivel.bitacora WHERE entidad IS NOT NULL ORDER BY id;
