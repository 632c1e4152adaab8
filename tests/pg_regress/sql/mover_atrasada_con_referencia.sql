-- La atrasada como referencia: se mueve lo que la referencia pide, o se dice por qué no.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
SET nivel.captura = off;
CREATE TABLE suc0001.zonas (id int PRIMARY KEY);
CREATE TABLE suc0002.zonas (id int PRIMARY KEY);
RESET nivel.captura;
ALTER TABLE suc0001.zonas ADD nombre text;
ALTER TABLE suc0002.zonas ADD nombre text;
ALTER TABLE suc0002.zonas ADD codigo int;
SELECT tipo, mensaje FROM nivel.previsualizar('zonas', 1, NULL, 'suc0001') WHERE tipo IN ('advertencia', 'impedimento');
SELECT resultado, estrategia, copias_verificadas, copias_eliminadas FROM nivel.ajustar('zonas', 1, referencia => 'suc0001');
SELECT attname FROM pg_attribute WHERE attrelid = 'public.zonas'::regclass AND attnum > 0;
-- Nada de public quedó atado a una sucursal, ni queda un esquema de paso.
SELECT a.identity, b.identity AS de FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) a, pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) b
WHERE d.deptype <> 'i' AND a.identity ~ '\mpublic\.' AND b.identity ~ '\msuc[0-9]{4}'
UNION ALL SELECT 'esquema', nspname FROM pg_namespace WHERE nspname LIKE 'nivel\_%';
