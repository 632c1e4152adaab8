-- Una vista por sucursal sobre dos entidades que suben una tras otra termina leyendo las dos compartidas.
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
SET nivel.captura = off;
CREATE TABLE suc0001.zonas (id int PRIMARY KEY);
CREATE TABLE suc0002.zonas (id int PRIMARY KEY);
CREATE TABLE suc0001.clientes (id int REFERENCES suc0001.zonas);
CREATE TABLE suc0002.clientes (id int REFERENCES suc0002.zonas);
CREATE VIEW suc0001.v AS SELECT zonas.id FROM suc0001.zonas JOIN suc0001.clientes USING (id);
CREATE VIEW suc0002.v AS SELECT zonas.id FROM suc0002.zonas JOIN suc0002.clientes USING (id);
RESET nivel.captura;
SELECT resultado FROM nivel.ajustar('zonas', 1);
SELECT pg_get_viewdef('suc0001.v'::regclass), pg_get_viewdef('suc0002.v'::regclass);
SELECT resultado FROM nivel.ajustar('clientes', 1);
SELECT pg_get_viewdef('suc0001.v'::regclass), pg_get_viewdef('suc0002.v'::regclass);
-- Nada de public quedó atado a una sucursal, ni queda un esquema de paso.
SELECT a.identity, b.identity AS de FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) a, pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) b
WHERE d.deptype <> 'i' AND a.identity ~ '\mpublic\.' AND b.identity ~ '\msuc[0-9]{4}'
UNION ALL SELECT 'esquema', nspname FROM pg_namespace WHERE nspname LIKE 'nivel\_%';
