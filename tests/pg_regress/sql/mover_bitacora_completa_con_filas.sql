-- La bitácora completa y un phinxlog en public que dice qué tiene: se reproduce lo que falta y las filas quedan.
\set VERBOSITY terse
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100), start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false);
CREATE TABLE public.phinxlog (LIKE suc0001.phinxlog INCLUDING ALL);
BEGIN;
CREATE TABLE suc0001.zonas (id int PRIMARY KEY);
INSERT INTO suc0001.phinxlog VALUES (1, 'Zonas', now(), now());
COMMIT;
BEGIN;
CREATE TABLE public.zonas (id int PRIMARY KEY);
INSERT INTO public.phinxlog VALUES (1, 'Zonas', now(), now());
COMMIT;
BEGIN;
ALTER TABLE suc0001.zonas ADD nombre text DEFAULT 'nuevo';
INSERT INTO suc0001.phinxlog VALUES (2, 'Nombre', now(), now());
COMMIT;
INSERT INTO public.zonas VALUES (1);
SELECT resultado, estrategia, migraciones, copias_eliminadas FROM nivel.ajustar('zonas', 1);
TABLE public.zonas;
SELECT version, migration_name FROM public.phinxlog ORDER BY 1;
-- Nada de public quedó atado a una sucursal, ni queda un esquema de paso.
SELECT a.identity, b.identity AS de FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) a, pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) b
WHERE d.deptype <> 'i' AND a.identity ~ '\mpublic\.' AND b.identity ~ '\msuc[0-9]{4}'
UNION ALL SELECT 'esquema', nspname FROM pg_namespace WHERE nspname LIKE 'nivel\_%';
