-- Con bitácora completa, claves y vistas de dos sucursales siguen a la tabla reproducida.
\set VERBOSITY terse
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
CREATE TABLE suc0001.zonas (id int PRIMARY KEY);
CREATE TABLE suc0002.zonas (id int PRIMARY KEY);
CREATE TABLE suc0001.clientes (zona_id int CONSTRAINT fk_zona REFERENCES suc0001.zonas ON DELETE CASCADE);
CREATE TABLE suc0002.clientes (zona_id int CONSTRAINT fk_zona REFERENCES suc0002.zonas ON DELETE CASCADE);
CREATE VIEW suc0001.v_zonas AS SELECT id FROM suc0001.zonas;
CREATE VIEW suc0002.v_zonas AS SELECT id FROM suc0002.zonas;
SELECT resultado, estrategia, copias_eliminadas FROM nivel.ajustar('zonas', 1);
SELECT conrelid::regclass, pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'f' ORDER BY conrelid::regclass::text;
SELECT schemaname, replace(definition, 'zonas.', '') AS definicion FROM pg_views WHERE viewname = 'v_zonas' ORDER BY 1;
SELECT resultado, estrategia, copias_eliminadas FROM nivel.ajustar('clientes', 1);
SELECT conrelid::regclass, pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'f' ORDER BY conrelid::regclass::text;
-- Nada de public quedó atado a una sucursal, ni queda un esquema de paso.
SELECT a.identity, b.identity AS de FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) a, pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) b
WHERE d.deptype <> 'i' AND a.identity ~ '\mpublic\.' AND b.identity ~ '\msuc[0-9]{4}'
UNION ALL SELECT 'esquema', nspname FROM pg_namespace WHERE nspname LIKE 'nivel\_%';
