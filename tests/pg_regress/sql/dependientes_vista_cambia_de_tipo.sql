-- Con referencia, la columna de la compartida es más larga: la vista y la que la lee se hacen de nuevo. Una columna renombrada conserva en la vista su nombre.
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
SET nivel.captura = off;
CREATE TABLE suc0001.zonas (n varchar(20), o int);
CREATE TABLE suc0002.zonas (n varchar(10), o int);
CREATE VIEW suc0002.v1 AS SELECT n, o FROM suc0002.zonas;
CREATE VIEW suc0002.v2 AS SELECT n || 'x' AS n, o AS otra FROM suc0002.v1;
ALTER TABLE suc0001.zonas RENAME o TO p;
ALTER TABLE suc0002.zonas RENAME o TO p;
RESET nivel.captura;
SELECT resultado FROM nivel.ajustar('zonas', 1, referencia => 'suc0001');
SELECT attrelid::regclass, attname, format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid IN ('suc0002.v1'::regclass, 'suc0002.v2'::regclass) AND attnum > 0 ORDER BY 1, attnum;
INSERT INTO public.zonas VALUES ('norte', 1);
TABLE suc0002.v2;
-- Nada de public quedó atado a una sucursal, ni queda un esquema de paso.
SELECT a.identity, b.identity AS de FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) a, pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) b
WHERE d.deptype <> 'i' AND a.identity ~ '\mpublic\.' AND b.identity ~ '\msuc[0-9]{4}'
UNION ALL SELECT 'esquema', nspname FROM pg_namespace WHERE nspname LIKE 'nivel\_%';
