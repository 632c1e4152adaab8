-- No cambia nada: ni tablas, ni configuración, ni bitácora, ni phinxlog; y no es un intento.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100),
    start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false);
BEGIN;
CREATE TABLE suc0001.zonas (id serial PRIMARY KEY);
INSERT INTO suc0001.phinxlog VALUES (1, 'Zonas', now(), now());
COMMIT;
SELECT nivel.configurar('zonas', 2);
SELECT (SELECT count(*) FROM nivel.bitacora) AS bitacora, (SELECT count(*) FROM nivel.registro_phinx) AS registro,
       (SELECT modificado_en FROM nivel.configuracion) AS modificado, 'suc0001.zonas'::regclass::oid AS oid \gset
SELECT mensaje FROM nivel.previsualizar('zonas', 1);
SELECT to_regclass('public.zonas'), to_regclass('public.phinxlog'), 'suc0001.zonas'::regclass::oid = :oid AS la_misma;
SELECT nivel, modificado_en = :'modificado' AS sin_tocar FROM nivel.configuracion;
SELECT (SELECT count(*) FROM nivel.bitacora) - :bitacora AS bitacora, (SELECT count(*) FROM nivel.registro_phinx) - :registro AS registro,
       (SELECT count(*) FROM nivel.auditoria WHERE accion NOT IN ('activar', 'configurar')) AS auditoria;
SELECT count(*) FROM pg_locks WHERE pid = pg_backend_pid() AND mode = 'AccessExclusiveLock';
