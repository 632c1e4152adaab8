-- Lo que la bitácora cuenta no alcanza: con filas se rechaza y quedan; vacía, se reemplaza.
\set SHOW_CONTEXT never
\set VERBOSITY terse
CREATE SCHEMA suc0001;
SET nivel.captura = off;
CREATE TABLE suc0001.zonas (id int PRIMARY KEY, codigo int);
CREATE TABLE public.zonas (id int PRIMARY KEY);
RESET nivel.captura;
INSERT INTO public.zonas VALUES (1);
ALTER TABLE suc0001.zonas ADD nombre text;
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
TABLE public.zonas;
DELETE FROM public.zonas;
VACUUM public.zonas;
SELECT resultado, estrategia FROM nivel.ajustar('zonas', 1);
SELECT attname FROM pg_attribute WHERE attrelid = 'public.zonas'::regclass AND attnum > 0;
-- Nada de public quedó atado a una sucursal, ni queda un esquema de paso.
SELECT a.identity, b.identity AS de FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) a, pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) b
WHERE d.deptype <> 'i' AND a.identity ~ '\mpublic\.' AND b.identity ~ '\msuc[0-9]{4}'
UNION ALL SELECT 'esquema', nspname FROM pg_namespace WHERE nspname LIKE 'nivel\_%';
