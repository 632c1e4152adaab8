-- Copias que difieren sin bitácora que lo explique: NV006 con las diferencias; la referencia decide cuál se mueve.
\set SHOW_CONTEXT never
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
CREATE SCHEMA suc0003;
SET nivel.captura = off;
CREATE TABLE suc0001.zonas (id int PRIMARY KEY, nombre text);
CREATE TABLE suc0002.zonas (id int PRIMARY KEY, nombre varchar(30));
CREATE INDEX zonas_nombre ON suc0002.zonas (nombre);
CREATE TABLE suc0003.zonas (id int PRIMARY KEY, nombre text);
RESET nivel.captura;
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
SELECT to_regclass('public.zonas'), to_regclass('suc0001.zonas'), to_regclass('suc0002.zonas');
SELECT tipo, mensaje FROM nivel.previsualizar('zonas', 1, NULL, 'suc0002') WHERE tipo IN ('advertencia', 'impedimento');
SELECT resultado, estrategia, copias_verificadas, copias_eliminadas FROM nivel.ajustar('zonas', 1, referencia => 'suc0002');
SELECT indexdef FROM pg_indexes WHERE tablename = 'zonas' ORDER BY 1;
SELECT to_regclass('suc0001.zonas'), to_regclass('suc0002.zonas'), to_regclass('suc0003.zonas');
-- Nada de public quedó atado a una sucursal, ni queda un esquema de paso.
SELECT a.identity, b.identity AS de FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) a, pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) b
WHERE d.deptype <> 'i' AND a.identity ~ '\mpublic\.' AND b.identity ~ '\msuc[0-9]{4}'
UNION ALL SELECT 'esquema', nspname FROM pg_namespace WHERE nspname LIKE 'nivel\_%';
