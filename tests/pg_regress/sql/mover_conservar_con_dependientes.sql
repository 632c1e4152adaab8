-- conservar: las claves foráneas y las vistas siguen a la tabla compartida, no a la copia conservada.
CREATE SCHEMA suc0001;
SET nivel.captura = off;
CREATE TABLE suc0001.zonas (id int PRIMARY KEY);
CREATE TABLE suc0001.clientes (id int, zona_id int CONSTRAINT fk_zona REFERENCES suc0001.zonas ON DELETE CASCADE);
CREATE VIEW suc0001.v_zonas AS SELECT id FROM suc0001.zonas;
RESET nivel.captura;
SELECT resultado, estrategia FROM nivel.ajustar('zonas', 1, 'conservar');
SELECT conrelid::regclass, pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'f';
SELECT replace(pg_get_viewdef('suc0001.v_zonas'::regclass), 'zonas.', '') AS definicion;
DROP TABLE suc0001.zonas__nivel2;
-- Nada de public quedó atado a una sucursal, ni queda un esquema de paso.
SELECT a.identity, b.identity AS de FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) a, pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) b
WHERE d.deptype <> 'i' AND a.identity ~ '\mpublic\.' AND b.identity ~ '\msuc[0-9]{4}'
UNION ALL SELECT 'esquema', nspname FROM pg_namespace WHERE nspname LIKE 'nivel\_%';
