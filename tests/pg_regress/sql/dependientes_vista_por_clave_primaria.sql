-- Una vista cuyo GROUP BY se apoya en la clave primaria de la copia: sigue, apoyada en la de public.
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
SET nivel.captura = off;
CREATE TABLE suc0001.zonas (id int PRIMARY KEY, nombre text);
CREATE TABLE suc0002.zonas (id int PRIMARY KEY, nombre text);
CREATE VIEW suc0002.v_grupo AS SELECT id, nombre, count(*) AS n FROM suc0002.zonas GROUP BY id;
RESET nivel.captura;
SELECT resultado, estrategia FROM nivel.ajustar('zonas', 1);
SELECT replace(pg_get_viewdef('suc0002.v_grupo'::regclass), 'zonas.', '') AS definicion;
-- Nada de public quedó atado a una sucursal, ni queda un esquema de paso.
SELECT a.identity, b.identity AS de FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) a, pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) b
WHERE d.deptype <> 'i' AND a.identity ~ '\mpublic\.' AND b.identity ~ '\msuc[0-9]{4}'
UNION ALL SELECT 'esquema', nspname FROM pg_namespace WHERE nspname LIKE 'nivel\_%';
