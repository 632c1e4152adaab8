-- Una tabla de Phinx dice las migraciones de otro esquema, porque se la vio hacerlo, mientras su dueño pueda crear en él.
\pset format unaligned
CREATE ROLE regress_phinxlog_visto;
CREATE SCHEMA suc0001 AUTHORIZATION regress_phinxlog_visto;
CREATE SCHEMA suc0002;
GRANT USAGE, CREATE ON SCHEMA suc0002 TO regress_phinxlog_visto;
SET ROLE regress_phinxlog_visto;
CREATE TABLE suc0001.mio (version bigint PRIMARY KEY, migration_name varchar(100), start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false);
BEGIN;
CREATE TABLE suc0002.zonas (id int);
INSERT INTO suc0001.mio VALUES (1, 'Zonas', now(), now());
COMMIT;
RESET ROLE;
SELECT esquema, phinxlog FROM nivel.sucursales;
SELECT esquema, version FROM nivel.registro_phinx ORDER BY id;
REVOKE CREATE ON SCHEMA suc0002 FROM regress_phinxlog_visto;
SET ROLE regress_phinxlog_visto;
INSERT INTO suc0001.mio VALUES (2, 'Falsa', now(), now());
DELETE FROM suc0001.mio WHERE version = 1;
RESET ROLE;
-- Lo que dice después no es de suc0002, ni se anotará ahí lo que se haga en él.
SELECT esquema, phinxlog FROM nivel.sucursales;
SELECT esquema, version, accion FROM nivel.registro_phinx ORDER BY id;
DROP OWNED BY regress_phinxlog_visto CASCADE;
DROP ROLE regress_phinxlog_visto;
