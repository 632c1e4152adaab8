-- El dueño no puede crear en public: su tabla se mueve igual, con bitácora o sin ella, y sigue siendo suya.
\pset format unaligned
CREATE ROLE regress_mover_dsd;
CREATE SCHEMA suc0001 AUTHORIZATION regress_mover_dsd;
SET nivel.captura = off;
SET ROLE regress_mover_dsd;
CREATE TABLE suc0001.zonas (id serial PRIMARY KEY);
RESET ROLE;
RESET nivel.captura;
SET ROLE regress_mover_dsd;
CREATE TABLE suc0001.clientes (id serial PRIMARY KEY);
RESET ROLE;
SELECT resultado, estrategia FROM nivel.ajustar('zonas', 1);
SELECT resultado, estrategia FROM nivel.ajustar('clientes', 1);
SELECT relname, pg_get_userbyid(relowner) FROM pg_class WHERE relnamespace = 'public'::regnamespace ORDER BY 1;
SELECT has_schema_privilege('regress_mover_dsd', 'public', 'CREATE');
SET ROLE regress_mover_dsd;
INSERT INTO public.zonas DEFAULT VALUES RETURNING *;
RESET ROLE;
DROP OWNED BY regress_mover_dsd;
DROP ROLE regress_mover_dsd;
-- Nada de public quedó atado a una sucursal, ni queda un esquema de paso.
SELECT a.identity, b.identity AS de FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) a, pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) b
WHERE d.deptype <> 'i' AND a.identity ~ '\mpublic\.' AND b.identity ~ '\msuc[0-9]{4}'
UNION ALL SELECT 'esquema', nspname FROM pg_namespace WHERE nspname LIKE 'nivel\_%';
