-- Borrada y creada de nuevo: la historia de la primera no se mezcla, y sus versiones quedan en public.phinxlog.
\set VERBOSITY terse
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100), start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false);
BEGIN; CREATE TABLE suc0001.zonas (id int PRIMARY KEY, vieja text); INSERT INTO suc0001.phinxlog VALUES (1, 'Zonas', now(), now()); COMMIT;
BEGIN; ALTER TABLE suc0001.zonas ADD otra int; INSERT INTO suc0001.phinxlog VALUES (2, 'Otra', now(), now()); COMMIT;
BEGIN; DROP TABLE suc0001.zonas; INSERT INTO suc0001.phinxlog VALUES (3, 'SinZonas', now(), now()); COMMIT;
BEGIN; CREATE TABLE suc0001.zonas (codigo text); INSERT INTO suc0001.phinxlog VALUES (4, 'ZonasDeNuevo', now(), now()); COMMIT;
SELECT resultado, estrategia, migraciones FROM nivel.ajustar('zonas', 1);
SELECT attname FROM pg_attribute WHERE attrelid = 'public.zonas'::regclass AND attnum > 0;
SELECT version, migration_name FROM public.phinxlog ORDER BY 1;
-- Nada de public quedó atado a una sucursal, ni queda un esquema de paso.
SELECT a.identity, b.identity AS de FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) a, pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) b
WHERE d.deptype <> 'i' AND a.identity ~ '\mpublic\.' AND b.identity ~ '\msuc[0-9]{4}'
UNION ALL SELECT 'esquema', nspname FROM pg_namespace WHERE nspname LIKE 'nivel\_%';
