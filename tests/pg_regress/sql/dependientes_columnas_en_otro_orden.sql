-- Con referencia, la copia que se elimina tenía las columnas en otro orden: la vista conserva las suyas, por nombre.
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
SET nivel.captura = off;
CREATE TABLE suc0001.zonas (id int, nombre text);
CREATE TABLE suc0002.zonas (nombre text, id int);
CREATE VIEW suc0002.v_zonas AS SELECT * FROM suc0002.zonas;
CREATE VIEW suc0002.v_id AS SELECT id FROM suc0002.zonas;
RESET nivel.captura;
SELECT resultado, estrategia FROM nivel.ajustar('zonas', 1, referencia => 'suc0001');
INSERT INTO public.zonas VALUES (1, 'norte');
TABLE suc0002.v_zonas;
TABLE suc0002.v_id;
-- Nada de public quedó atado a una sucursal, ni queda un esquema de paso.
SELECT a.identity, b.identity AS de FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) a, pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) b
WHERE d.deptype <> 'i' AND a.identity ~ '\mpublic\.' AND b.identity ~ '\msuc[0-9]{4}'
UNION ALL SELECT 'esquema', nspname FROM pg_namespace WHERE nspname LIKE 'nivel\_%';
