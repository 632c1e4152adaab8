-- La tabla que referencia es de otro dueño: su clave se vuelve a crear, sigue siendo suya y funciona.
CREATE ROLE regress_dep_odu_a;
CREATE ROLE regress_dep_odu_b;
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
GRANT USAGE, CREATE ON SCHEMA suc0001, suc0002 TO regress_dep_odu_a, regress_dep_odu_b;
SET nivel.captura = off;
SET ROLE regress_dep_odu_a;
CREATE TABLE suc0001.zonas (id int PRIMARY KEY);
CREATE TABLE suc0002.zonas (id int PRIMARY KEY);
GRANT REFERENCES, SELECT ON suc0002.zonas TO regress_dep_odu_b;
SET ROLE regress_dep_odu_b;
CREATE TABLE suc0002.clientes (zona_id int CONSTRAINT fk_zona REFERENCES suc0002.zonas);
RESET ROLE;
RESET nivel.captura;
SELECT resultado, estrategia FROM nivel.ajustar('zonas', 1, referencia => 'suc0001');
SELECT oid::regclass, pg_get_userbyid(relowner) FROM pg_class WHERE relname IN ('zonas', 'clientes') ORDER BY 2;
INSERT INTO public.zonas VALUES (1);
SET ROLE regress_dep_odu_b;
INSERT INTO suc0002.clientes VALUES (1);
RESET ROLE;
DROP OWNED BY regress_dep_odu_a, regress_dep_odu_b CASCADE;
DROP ROLE regress_dep_odu_a, regress_dep_odu_b;
-- Nada de public quedó atado a una sucursal, ni queda un esquema de paso.
SELECT a.identity, b.identity AS de FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) a, pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) b
WHERE d.deptype <> 'i' AND a.identity ~ '\mpublic\.' AND b.identity ~ '\msuc[0-9]{4}'
UNION ALL SELECT 'esquema', nspname FROM pg_namespace WHERE nspname LIKE 'nivel\_%';
