-- Una clave NOT VALID sigue sin validar, y su fila colgada queda.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
SET nivel.captura = off;
CREATE TABLE suc0001.zonas (id int PRIMARY KEY);
CREATE TABLE suc0002.zonas (id int PRIMARY KEY);
CREATE TABLE suc0002.clientes (id int, zona_id int);
INSERT INTO suc0002.clientes VALUES (1, 99);
ALTER TABLE suc0002.clientes ADD CONSTRAINT fk_zona FOREIGN KEY (zona_id) REFERENCES suc0002.zonas NOT VALID;
RESET nivel.captura;
SELECT resultado, estrategia FROM nivel.ajustar('zonas', 1);
SELECT pg_get_constraintdef(oid), confrelid::regclass FROM pg_constraint WHERE conname = 'fk_zona';
TABLE suc0002.clientes;
INSERT INTO suc0002.clientes VALUES (2, 98);
-- Nada de public quedó atado a una sucursal, ni queda un esquema de paso.
SELECT a.identity, b.identity AS de FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) a, pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) b
WHERE d.deptype <> 'i' AND a.identity ~ '\mpublic\.' AND b.identity ~ '\msuc[0-9]{4}'
UNION ALL SELECT 'esquema', nspname FROM pg_namespace WHERE nspname LIKE 'nivel\_%';
