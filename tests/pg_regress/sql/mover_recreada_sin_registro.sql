-- Borrada y creada de nuevo sin que la bitácora lo viera: su historia lleva a otra tabla, y se mueve la que hay.
\set VERBOSITY terse
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100), start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false);
BEGIN; CREATE TABLE suc0001.zonas (id int PRIMARY KEY, vieja text); INSERT INTO suc0001.phinxlog VALUES (1, 'Zonas', now(), now()); COMMIT;
SET nivel.captura = off;
DROP TABLE suc0001.zonas;
CREATE TABLE suc0001.zonas (codigo text);
RESET nivel.captura;
SELECT tipo, mensaje FROM nivel.previsualizar('zonas', 1);
SELECT resultado, estrategia, migraciones FROM nivel.ajustar('zonas', 1);
SELECT attname FROM pg_attribute WHERE attrelid = 'public.zonas'::regclass AND attnum > 0;
SELECT version, migration_name FROM public.phinxlog ORDER BY 1;
-- Nada de public quedó atado a una sucursal, ni queda un esquema de paso.
SELECT a.identity, b.identity AS de FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) a, pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) b
WHERE d.deptype <> 'i' AND a.identity ~ '\mpublic\.' AND b.identity ~ '\msuc[0-9]{4}'
UNION ALL SELECT 'esquema', nspname FROM pg_namespace WHERE nspname LIKE 'nivel\_%';
