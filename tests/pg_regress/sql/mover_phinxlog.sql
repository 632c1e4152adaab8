-- Tabla anterior a la extensión, con phinxlog: se avisa que la bitácora no sabe sus migraciones, y public no las inventa.
\pset format unaligned
CREATE SCHEMA suc0001;
SET nivel.captura = off;
CREATE TABLE suc0001.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100), start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false);
CREATE TABLE suc0001.zonas (id int);
INSERT INTO suc0001.phinxlog VALUES (1, 'Zonas', now(), now()), (2, 'Otra', now(), now());
RESET nivel.captura;
SELECT tipo, mensaje, detalle FROM nivel.previsualizar('zonas', 1) WHERE tipo IN ('advertencia', 'estructura');
SELECT resultado, estrategia, migraciones FROM nivel.ajustar('zonas', 1);
SELECT to_regclass('public.phinxlog');
-- Nada de public quedó atado a una sucursal, ni queda un esquema de paso.
SELECT a.identity, b.identity AS de FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) a, pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) b
WHERE d.deptype <> 'i' AND a.identity ~ '\mpublic\.' AND b.identity ~ '\msuc[0-9]{4}'
UNION ALL SELECT 'esquema', nspname FROM pg_namespace WHERE nspname LIKE 'nivel\_%';
