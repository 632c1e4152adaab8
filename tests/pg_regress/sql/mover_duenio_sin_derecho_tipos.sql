-- El dueño no puede crear en public y su tabla usa tipos y funciones suyos: no se llevan, porque otros podrían llamarlos
-- sin querer. Con ese derecho se copian y siguen siendo suyos.
\pset format unaligned
CREATE ROLE regress_mover_dst;
CREATE SCHEMA suc0001 AUTHORIZATION regress_mover_dst;
SET nivel.captura = off;
SET ROLE regress_mover_dst;
CREATE TYPE suc0001.tipo AS ENUM ('a', 'b');
CREATE FUNCTION suc0001.siguiente() RETURNS int LANGUAGE sql AS 'SELECT 7';
CREATE TABLE suc0001.zonas (id int DEFAULT suc0001.siguiente(), t suc0001.tipo DEFAULT 'b');
RESET ROLE;
RESET nivel.captura;
\set SHOW_CONTEXT never
SELECT resultado, estrategia FROM nivel.ajustar('zonas', 1);
GRANT CREATE ON SCHEMA public TO regress_mover_dst;
SELECT resultado, estrategia FROM nivel.ajustar('zonas', 1);
SELECT typname, pg_get_userbyid(typowner) FROM pg_type WHERE typnamespace = 'public'::regnamespace AND typelem = 0 ORDER BY 1;
SELECT proname, pg_get_userbyid(proowner) FROM pg_proc WHERE pronamespace = 'public'::regnamespace;
SELECT relname, pg_get_userbyid(relowner) FROM pg_class WHERE relnamespace = 'public'::regnamespace;
INSERT INTO public.zonas DEFAULT VALUES RETURNING *;
DROP OWNED BY regress_mover_dst;
DROP ROLE regress_mover_dst;
-- Nada de public quedó atado a una sucursal, ni queda un esquema de paso.
SELECT a.identity, b.identity AS de FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) a, pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) b
WHERE d.deptype <> 'i' AND a.identity ~ '\mpublic\.' AND b.identity ~ '\msuc[0-9]{4}'
UNION ALL SELECT 'esquema', nspname FROM pg_namespace WHERE nspname LIKE 'nivel\_%';
