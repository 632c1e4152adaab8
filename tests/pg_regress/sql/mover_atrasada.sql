-- Copias anteriores a la extensión, una atrasada en una migración registrada: no impide, se avisa y se limpia.
\set VERBOSITY terse
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
CREATE TABLE suc0001.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100), start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false);
CREATE TABLE suc0002.phinxlog (LIKE suc0001.phinxlog INCLUDING ALL);
SET nivel.captura = off;
CREATE TABLE suc0001.zonas (id int PRIMARY KEY);
CREATE TABLE suc0002.zonas (id int PRIMARY KEY);
RESET nivel.captura;
BEGIN; ALTER TABLE suc0001.zonas ADD nombre text; INSERT INTO suc0001.phinxlog VALUES (2, 'Nombre', now(), now()); COMMIT;
BEGIN; ALTER TABLE suc0002.zonas ADD nombre text; INSERT INTO suc0002.phinxlog VALUES (2, 'Nombre', now(), now()); COMMIT;
BEGIN; ALTER TABLE suc0002.zonas ADD codigo int; INSERT INTO suc0002.phinxlog VALUES (3, 'Codigo', now(), now()); COMMIT;
SELECT tipo, mensaje FROM nivel.previsualizar('zonas', 1) WHERE tipo IN ('advertencia', 'impedimento');
SELECT resultado, estrategia, migraciones, copias_verificadas, copias_eliminadas FROM nivel.ajustar('zonas', 1);
SELECT attname FROM pg_attribute WHERE attrelid = 'public.zonas'::regclass AND attnum > 0;
SELECT version, migration_name FROM public.phinxlog ORDER BY 1;
-- Nada de public quedó atado a una sucursal, ni queda un esquema de paso.
SELECT a.identity, b.identity AS de FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) a, pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) b
WHERE d.deptype <> 'i' AND a.identity ~ '\mpublic\.' AND b.identity ~ '\msuc[0-9]{4}'
UNION ALL SELECT 'esquema', nspname FROM pg_namespace WHERE nspname LIKE 'nivel\_%';
