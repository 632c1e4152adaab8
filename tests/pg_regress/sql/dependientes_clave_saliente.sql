-- Una clave hacia una tabla de la sucursal impide, y la previsualización dice qué va antes; en ese orden, se puede.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
SET nivel.captura = off;
CREATE TABLE suc0001.zonas (id int PRIMARY KEY);
CREATE TABLE suc0002.zonas (id int PRIMARY KEY);
CREATE TABLE suc0001.rubros (id int PRIMARY KEY);
CREATE TABLE suc0002.rubros (id int PRIMARY KEY);
CREATE TABLE suc0001.clientes (zona_id int CONSTRAINT fk_zona REFERENCES suc0001.zonas ON DELETE CASCADE, rubro_id int CONSTRAINT fk_rubro REFERENCES suc0001.rubros DEFERRABLE);
CREATE TABLE suc0002.clientes (zona_id int CONSTRAINT fk_zona REFERENCES suc0002.zonas ON DELETE CASCADE, rubro_id int CONSTRAINT fk_rubro REFERENCES suc0002.rubros DEFERRABLE);
COMMENT ON CONSTRAINT fk_zona ON suc0001.clientes IS 'la zona';
COMMENT ON CONSTRAINT fk_zona ON suc0002.clientes IS 'la zona';
RESET nivel.captura;
SELECT nivel.configurar('zonas', 2);
SELECT nivel.ajustar('clientes', 1);
\echo :SQLSTATE
SELECT tipo, mensaje, detalle FROM nivel.previsualizar('clientes', 1) WHERE tipo = 'dependencia';
SELECT resultado FROM nivel.ajustar('zonas', 1);
SELECT tipo, mensaje, detalle FROM nivel.previsualizar('clientes', 1) WHERE tipo = 'dependencia';
SELECT resultado FROM nivel.ajustar('rubros', 1);
SELECT resultado, estrategia FROM nivel.ajustar('clientes', 1);
SELECT conrelid::regclass, conname, pg_get_constraintdef(oid), obj_description(oid, 'pg_constraint') FROM pg_constraint WHERE contype = 'f' ORDER BY 2;
-- Nada de public quedó atado a una sucursal, ni queda un esquema de paso.
SELECT a.identity, b.identity AS de FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) a, pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) b
WHERE d.deptype <> 'i' AND a.identity ~ '\mpublic\.' AND b.identity ~ '\msuc[0-9]{4}'
UNION ALL SELECT 'esquema', nspname FROM pg_namespace WHERE nspname LIKE 'nivel\_%';
