-- Una tabla de public, y una de un esquema que no es sucursal, apuntaban a la copia de una sucursal: apuntan a la compartida.
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
CREATE SCHEMA ajeno;
SET nivel.captura = off;
CREATE TABLE suc0001.zonas (id int PRIMARY KEY);
CREATE TABLE suc0002.zonas (id int PRIMARY KEY);
CREATE TABLE public.monedas (zona_id int CONSTRAINT fk_a REFERENCES suc0001.zonas, otra_id int CONSTRAINT fk_b REFERENCES suc0002.zonas);
CREATE TABLE ajeno.cosas (zona_id int CONSTRAINT fk_c REFERENCES suc0002.zonas ON DELETE CASCADE);
RESET nivel.captura;
SELECT tipo, mensaje, detalle FROM nivel.previsualizar('zonas', 1) WHERE tipo IN ('dependencia', 'impedimento');
SELECT resultado, estrategia FROM nivel.ajustar('zonas', 1);
SELECT conrelid::regclass, conname, pg_get_constraintdef(oid), confrelid::regclass FROM pg_constraint WHERE contype = 'f' ORDER BY 2;
-- Nada de public quedó atado a una sucursal, ni queda un esquema de paso.
SELECT a.identity, b.identity AS de FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) a, pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) b
WHERE d.deptype <> 'i' AND a.identity ~ '\mpublic\.' AND b.identity ~ '\msuc[0-9]{4}'
UNION ALL SELECT 'esquema', nspname FROM pg_namespace WHERE nspname LIKE 'nivel\_%';
