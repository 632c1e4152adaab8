-- Una vista de public sobre la copia de una sucursal lee la compartida; movida la copia misma, también.
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
SET nivel.captura = off;
CREATE TABLE suc0001.zonas (id int);
CREATE TABLE suc0002.zonas (id int);
CREATE VIEW public.v_1 AS SELECT id FROM suc0001.zonas;
CREATE VIEW public.v_2 AS SELECT id FROM suc0002.zonas;
RESET nivel.captura;
SELECT resultado, estrategia FROM nivel.ajustar('zonas', 1);
SELECT viewname, replace(definition, 'zonas.', '') AS definicion FROM pg_views WHERE schemaname = 'public' ORDER BY 1;
-- Nada de public quedó atado a una sucursal, ni queda un esquema de paso.
SELECT a.identity, b.identity AS de FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) a, pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) b
WHERE d.deptype <> 'i' AND a.identity ~ '\mpublic\.' AND b.identity ~ '\msuc[0-9]{4}'
UNION ALL SELECT 'esquema', nspname FROM pg_namespace WHERE nspname LIKE 'nivel\_%';
