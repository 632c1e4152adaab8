-- Con muchas sucursales, leer sus phinxlog no deja tomado un bloqueo por cada uno.
\pset format unaligned
\set SHOW_CONTEXT never
SET client_min_messages = warning;
DO $$
BEGIN
    FOR n IN 1..120 LOOP
        EXECUTE format('CREATE SCHEMA %1$I;
            CREATE TABLE %1$I.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100), start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false);
            INSERT INTO %1$I.phinxlog SELECT v, ''M'' || v FROM generate_series(1, %2$s) v', 'suc' || lpad(n::text, 4, '0'), CASE WHEN n = 77 THEN 3 ELSE 2 END);
    END LOOP;
END
$$;
CREATE TABLE suc0077.zonas (id int);
BEGIN;
-- la 77 va más adelante: es el modelo
SELECT esquema, referencia, tablas, migraciones FROM nivel.alta_sucursal('suc0200');
SELECT l.relation::regclass AS tabla FROM pg_locks l JOIN pg_class c ON c.oid = l.relation WHERE l.pid = pg_backend_pid() AND c.relname = 'phinxlog' GROUP BY 1 ORDER BY l.relation::regclass::text;
COMMIT;
SELECT version, migration_name FROM suc0200.phinxlog ORDER BY 1;
