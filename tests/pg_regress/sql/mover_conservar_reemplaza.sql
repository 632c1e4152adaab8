-- conservar con una tabla de public distinta y vacía: se reemplaza por una igual a la copia, y las copias quedan.
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
SET nivel.captura = off;
CREATE TABLE suc0001.zonas (id serial PRIMARY KEY, nombre text);
CREATE TABLE suc0002.zonas (id serial PRIMARY KEY, nombre text);
CREATE TABLE public.zonas (id serial PRIMARY KEY, sobra int);
RESET nivel.captura;
SELECT resultado, estrategia, copias_eliminadas FROM nivel.ajustar('zonas', 1, 'conservar');
SELECT relnamespace::regnamespace, relname FROM pg_class WHERE relname LIKE 'zonas%' AND relkind <> 'i' ORDER BY 1, 2;
INSERT INTO public.zonas (nombre) VALUES ('a') RETURNING *;
-- Nada de public quedó atado a una sucursal, ni queda un esquema de paso.
SELECT a.identity, b.identity AS de FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) a, pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) b
WHERE d.deptype <> 'i' AND a.identity ~ '\mpublic\.' AND b.identity ~ '\msuc[0-9]{4}'
UNION ALL SELECT 'esquema', nspname FROM pg_namespace WHERE nspname LIKE 'nivel\_%';
