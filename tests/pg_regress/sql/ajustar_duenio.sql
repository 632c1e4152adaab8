-- Con CREATE en public, la tabla compartida es del dueño de la copia; también su secuencia y el phinxlog nuevo.
\pset format unaligned
CREATE ROLE regress_ajustar_duenio;
GRANT CREATE ON SCHEMA public TO regress_ajustar_duenio;
CREATE SCHEMA suc0001 AUTHORIZATION regress_ajustar_duenio;
SET ROLE regress_ajustar_duenio;
CREATE TABLE suc0001.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100),
    start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false);
BEGIN;
CREATE TABLE suc0001.zonas (id serial PRIMARY KEY);
INSERT INTO suc0001.phinxlog VALUES (1, 'Zonas', now(), now());
COMMIT;
RESET ROLE;
SELECT resultado FROM nivel.ajustar('zonas', 1);
SELECT relname, pg_get_userbyid(relowner) FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'S') ORDER BY 1;
DROP OWNED BY regress_ajustar_duenio;
DROP ROLE regress_ajustar_duenio;
