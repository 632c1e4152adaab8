-- La clave de la copia ya apuntaba a public: queda igual, con cualquier estrategia.
CREATE SCHEMA suc0001;
SET nivel.captura = off;
CREATE TABLE public.monedas (id int PRIMARY KEY);
CREATE TABLE suc0001.clientes (m int CONSTRAINT fk_m REFERENCES public.monedas ON DELETE CASCADE NOT NULL);
CREATE TABLE suc0001.cajas (m int CONSTRAINT fk_m REFERENCES public.monedas ON DELETE CASCADE NOT NULL);
RESET nivel.captura;
SELECT resultado, estrategia FROM nivel.ajustar('clientes', 1);
SELECT resultado, estrategia FROM nivel.ajustar('cajas', 1, 'conservar');
SELECT conrelid::regclass, pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'f' AND conrelid IN ('public.clientes'::regclass, 'public.cajas'::regclass) ORDER BY conrelid::regclass::text;
-- Nada de public quedó atado a una sucursal, ni queda un esquema de paso.
SELECT a.identity, b.identity AS de FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) a, pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) b
WHERE d.deptype <> 'i' AND a.identity ~ '\mpublic\.' AND b.identity ~ '\msuc[0-9]{4}'
UNION ALL SELECT 'esquema', nspname FROM pg_namespace WHERE nspname LIKE 'nivel\_%';
