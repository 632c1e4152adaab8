-- Dos entidades que se referencian entre sí: ninguna puede ir primero. Se dice, y la salida que se propone es la que funciona.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
SET nivel.captura = off;
CREATE TABLE suc0001.zonas (id int PRIMARY KEY);
CREATE TABLE suc0001.clientes (id int PRIMARY KEY, zona_id int CONSTRAINT fk_zona REFERENCES suc0001.zonas);
ALTER TABLE suc0001.zonas ADD encargado int CONSTRAINT fk_encargado REFERENCES suc0001.clientes ON DELETE SET NULL DEFERRABLE;
CREATE TABLE suc0002.zonas (id int PRIMARY KEY);
CREATE TABLE suc0002.clientes (id int PRIMARY KEY, zona_id int CONSTRAINT fk_zona REFERENCES suc0002.zonas);
ALTER TABLE suc0002.zonas ADD encargado int CONSTRAINT fk_encargado REFERENCES suc0002.clientes ON DELETE SET NULL DEFERRABLE;
RESET nivel.captura;
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
SELECT nivel.ajustar('clientes', 1);
\echo :SQLSTATE
-- La previsualización no propone ningún orden: dice el ciclo, con lo que hay que ejecutar para romperlo.
SELECT tipo, mensaje, jsonb_pretty(detalle) FROM nivel.previsualizar('zonas', 1) WHERE tipo = 'dependencia';
SELECT count(*) FROM nivel.previsualizar('clientes', 1) WHERE detalle ? 'antes';
-- La salida, al pie de la letra.
SELECT detalle FROM nivel.previsualizar('zonas', 1) WHERE detalle ? 'quitar'
\gset
SELECT jsonb_array_elements_text((:'detalle')::jsonb -> 'quitar')
\gexec
SELECT resultado, estrategia FROM nivel.ajustar('zonas', 1);
SELECT resultado, estrategia FROM nivel.ajustar('clientes', 1);
SELECT jsonb_array_elements_text((:'detalle')::jsonb -> 'volver_a_crear')
\gexec
SELECT conrelid::regclass, conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'f' ORDER BY 2;
-- Nada de public quedó atado a una sucursal, ni queda un esquema de paso.
SELECT a.identity, b.identity AS de FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) a, pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) b
WHERE d.deptype <> 'i' AND a.identity ~ '\mpublic\.' AND b.identity ~ '\msuc[0-9]{4}'
UNION ALL SELECT 'esquema', nspname FROM pg_namespace WHERE nspname LIKE 'nivel\_%';
