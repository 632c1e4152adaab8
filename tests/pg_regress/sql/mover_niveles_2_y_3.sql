-- Copias sin bitácora en sucursales y cajas: se mueve una y las demás se eliminan.
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0001caja001;
CREATE SCHEMA suc0001caja0002;
SET nivel.captura = off;
CREATE TABLE suc0001.zonas (id serial PRIMARY KEY);
CREATE TABLE suc0001caja001.zonas (id serial PRIMARY KEY);
CREATE TABLE suc0001caja0002.zonas (id serial PRIMARY KEY);
RESET nivel.captura;
SELECT resultado, estrategia, nivel_origen, copias_verificadas, copias_eliminadas FROM nivel.ajustar('zonas', 1);
SELECT relnamespace::regnamespace, relname FROM pg_class WHERE relname LIKE 'zonas%' ORDER BY 2;
-- Nada de public quedó atado a una sucursal, ni queda un esquema de paso.
SELECT a.identity, b.identity AS de FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) a, pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) b
WHERE d.deptype <> 'i' AND a.identity ~ '\mpublic\.' AND b.identity ~ '\msuc[0-9]{4}'
UNION ALL SELECT 'esquema', nspname FROM pg_namespace WHERE nspname LIKE 'nivel\_%';
