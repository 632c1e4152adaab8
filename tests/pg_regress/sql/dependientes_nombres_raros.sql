-- Claves, tablas y vistas con comillas, puntos y espacios siguen con sus nombres y comentarios.
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
SET nivel.captura = off;
CREATE TABLE suc0001."Zo na" ("I d" int PRIMARY KEY);
CREATE TABLE suc0002."Zo na" ("I d" int PRIMARY KEY);
CREATE TABLE suc0002."E.2" ("x""y" int CONSTRAINT "fk ""e""" REFERENCES suc0002."Zo na");
COMMENT ON CONSTRAINT "fk ""e""" ON suc0002."E.2" IS 'it''s \ ok';
CREATE VIEW suc0002."Vista ""rara"".x" ("Id""") AS SELECT "I d" FROM suc0002."Zo na";
RESET nivel.captura;
SELECT mensaje, detalle FROM nivel.previsualizar('Zo na', 1) WHERE tipo = 'dependencia';
SELECT resultado, estrategia FROM nivel.ajustar('Zo na', 1);
SELECT conname, confrelid::regclass, obj_description(oid, 'pg_constraint') FROM pg_constraint WHERE conrelid = 'suc0002."E.2"'::regclass;
SELECT replace(pg_get_viewdef('suc0002."Vista ""rara"".x"'::regclass), '"Zo na".', '') AS definicion;
-- Nada de public quedó atado a una sucursal, ni queda un esquema de paso.
SELECT a.identity, b.identity AS de FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) a, pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) b
WHERE d.deptype <> 'i' AND a.identity ~ '\mpublic\.' AND b.identity ~ '\msuc[0-9]{4}'
UNION ALL SELECT 'esquema', nspname FROM pg_namespace WHERE nspname LIKE 'nivel\_%';
