-- Una tabla que se referencia a sí misma, movida, copiada y reproducida: se sigue referenciando a sí misma.
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
CREATE TABLE suc0001.rubros (id int PRIMARY KEY, padre int CONSTRAINT fk_padre REFERENCES suc0001.rubros ON DELETE CASCADE DEFERRABLE);
CREATE TABLE suc0002.rubros (id int PRIMARY KEY, padre int CONSTRAINT fk_padre REFERENCES suc0002.rubros ON DELETE CASCADE DEFERRABLE);
SET nivel.captura = off;
CREATE TABLE suc0001.zonas (id int PRIMARY KEY, padre int CONSTRAINT fk_padre REFERENCES suc0001.zonas ON DELETE CASCADE DEFERRABLE);
CREATE TABLE suc0002.zonas (id int PRIMARY KEY, padre int CONSTRAINT fk_padre REFERENCES suc0002.zonas ON DELETE CASCADE DEFERRABLE);
CREATE TABLE suc0001.cajas (id int PRIMARY KEY, padre int CONSTRAINT fk_padre REFERENCES suc0001.cajas ON DELETE CASCADE DEFERRABLE);
RESET nivel.captura;
SELECT tipo, mensaje FROM nivel.previsualizar('zonas', 1) WHERE tipo = 'dependencia';
SELECT resultado, estrategia FROM nivel.ajustar('zonas', 1);
SELECT resultado, estrategia FROM nivel.ajustar('cajas', 1, 'conservar');
SELECT resultado, estrategia FROM nivel.ajustar('rubros', 1);
SELECT conrelid::regclass, confrelid::regclass, pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'f' ORDER BY conrelid::regclass::text;
-- Nada de public quedó atado a una sucursal, ni queda un esquema de paso.
SELECT a.identity, b.identity AS de FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) a, pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) b
WHERE d.deptype <> 'i' AND a.identity ~ '\mpublic\.' AND b.identity ~ '\msuc[0-9]{4}'
UNION ALL SELECT 'esquema', nspname FROM pg_namespace WHERE nspname LIKE 'nivel\_%';
