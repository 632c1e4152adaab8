-- Una tabla de una sucursal apunta a la copia de otra sucursal: apunta a la compartida.
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
SET nivel.captura = off;
CREATE TABLE suc0001.zonas (id int PRIMARY KEY);
CREATE TABLE suc0002.zonas (id int PRIMARY KEY);
CREATE TABLE suc0002.clientes (zona_id int CONSTRAINT fk_zona REFERENCES suc0001.zonas);
RESET nivel.captura;
SELECT resultado, estrategia FROM nivel.ajustar('zonas', 1);
SELECT conrelid::regclass, confrelid::regclass FROM pg_constraint WHERE contype = 'f';
-- Nada de public quedó atado a una sucursal, ni queda un esquema de paso.
SELECT a.identity, b.identity AS de FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) a, pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) b
WHERE d.deptype <> 'i' AND a.identity ~ '\mpublic\.' AND b.identity ~ '\msuc[0-9]{4}'
UNION ALL SELECT 'esquema', nspname FROM pg_namespace WHERE nspname LIKE 'nivel\_%';
