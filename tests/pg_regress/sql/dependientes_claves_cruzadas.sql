-- Dos entidades que se referencian entre sí: ninguna puede subir primero y se dice; sin una de las claves, sí.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
SET nivel.captura = off;
CREATE TABLE suc0001.zonas (id int PRIMARY KEY);
CREATE TABLE suc0001.clientes (id int PRIMARY KEY, zona_id int CONSTRAINT fk_zona REFERENCES suc0001.zonas);
ALTER TABLE suc0001.zonas ADD encargado int CONSTRAINT fk_encargado REFERENCES suc0001.clientes;
RESET nivel.captura;
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
SELECT nivel.ajustar('clientes', 1);
\echo :SQLSTATE
ALTER TABLE suc0001.zonas DROP CONSTRAINT fk_encargado;
SELECT resultado FROM nivel.ajustar('zonas', 1);
SELECT resultado FROM nivel.ajustar('clientes', 1);
-- Nada de public quedó atado a una sucursal, ni queda un esquema de paso.
SELECT a.identity, b.identity AS de FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) a, pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) b
WHERE d.deptype <> 'i' AND a.identity ~ '\mpublic\.' AND b.identity ~ '\msuc[0-9]{4}'
UNION ALL SELECT 'esquema', nspname FROM pg_namespace WHERE nspname LIKE 'nivel\_%';
