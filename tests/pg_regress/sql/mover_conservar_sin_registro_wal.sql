-- conservar con una tabla UNLOGGED: la de public y su secuencia también lo son; y con identidad, igual.
CREATE SCHEMA suc0001;
SET nivel.captura = off;
CREATE UNLOGGED TABLE suc0001.zonas (id serial PRIMARY KEY, n int GENERATED ALWAYS AS IDENTITY);
RESET nivel.captura;
SELECT resultado, estrategia FROM nivel.ajustar('zonas', 1, 'conservar');
SELECT relname, relkind, relpersistence FROM pg_class WHERE relnamespace = 'public'::regnamespace ORDER BY 1;
-- Nada de public quedó atado a una sucursal, ni queda un esquema de paso.
SELECT a.identity, b.identity AS de FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) a, pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) b
WHERE d.deptype <> 'i' AND a.identity ~ '\mpublic\.' AND b.identity ~ '\msuc[0-9]{4}'
UNION ALL SELECT 'esquema', nspname FROM pg_namespace WHERE nspname LIKE 'nivel\_%';
