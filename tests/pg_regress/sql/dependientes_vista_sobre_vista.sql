-- Vistas sobre vistas: se redefine la que lee la tabla, y las demás quedan como estaban, con sus derechos.
CREATE ROLE regress_dep_vsv;
CREATE SCHEMA suc0001;
SET nivel.captura = off;
CREATE TABLE suc0001.zonas (id int PRIMARY KEY, nombre text);
CREATE VIEW suc0001.v1 AS SELECT id, nombre FROM suc0001.zonas;
CREATE VIEW suc0001.v2 AS SELECT id AS codigo FROM suc0001.v1 WHERE nombre <> '';
CREATE VIEW suc0001.v3 AS SELECT v2.codigo, v1.nombre, z.id FROM suc0001.v2 JOIN suc0001.v1 ON v1.id = v2.codigo JOIN suc0001.zonas z ON z.id = v1.id;
GRANT SELECT ON suc0001.v3 TO regress_dep_vsv;
RESET nivel.captura;
SELECT mensaje, detalle FROM nivel.previsualizar('zonas', 1) WHERE tipo = 'dependencia';
SELECT resultado, estrategia FROM nivel.ajustar('zonas', 1, 'conservar');
INSERT INTO public.zonas VALUES (1, 'norte');
TABLE suc0001.v3;
SELECT has_table_privilege('regress_dep_vsv', 'suc0001.v3', 'SELECT');
DROP OWNED BY regress_dep_vsv;
DROP ROLE regress_dep_vsv;
-- Nada de public quedó atado a una sucursal, ni queda un esquema de paso.
SELECT a.identity, b.identity AS de FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) a, pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) b
WHERE d.deptype <> 'i' AND a.identity ~ '\mpublic\.' AND b.identity ~ '\msuc[0-9]{4}'
UNION ALL SELECT 'esquema', nspname FROM pg_namespace WHERE nspname LIKE 'nivel\_%';
