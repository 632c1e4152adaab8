-- Una secuencia de la tabla (OWNED BY) que ningún valor usa va con ella, movida o copiada.
CREATE SCHEMA suc0001;
SET nivel.captura = off;
CREATE TABLE suc0001.zonas (id int);
CREATE SEQUENCE suc0001.zonas_n OWNED BY suc0001.zonas.id;
CREATE TABLE suc0001.cajas (id int);
CREATE SEQUENCE suc0001.cajas_n OWNED BY suc0001.cajas.id;
RESET nivel.captura;
SELECT resultado, estrategia FROM nivel.ajustar('zonas', 1);
SELECT resultado, estrategia FROM nivel.ajustar('cajas', 1, 'conservar');
SELECT objid::regclass, refobjid::regclass FROM pg_depend WHERE deptype = 'a' AND classid = 'pg_class'::regclass AND objid IN (SELECT oid FROM pg_class WHERE relkind = 'S' AND relname ~ '^(zonas|cajas)') ORDER BY 1;
-- Nada de public quedó atado a una sucursal, ni queda un esquema de paso.
SELECT a.identity, b.identity AS de FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) a, pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) b
WHERE d.deptype <> 'i' AND a.identity ~ '\mpublic\.' AND b.identity ~ '\msuc[0-9]{4}'
UNION ALL SELECT 'esquema', nspname FROM pg_namespace WHERE nspname LIKE 'nivel\_%';
