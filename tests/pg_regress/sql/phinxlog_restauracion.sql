-- El DDL que trae un volcado no es de ninguna migración de aquí: aunque después la misma sesión corra una, no se le enlaza.
\pset format unaligned
\pset tuples_only on
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100), start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false);
-- Como empieza lo que escribe pg_dump.
SET check_function_bodies = false;
SET client_min_messages = warning;
CREATE TABLE suc0001.traida (id int);
ALTER TABLE suc0001.traida ADD COLUMN n int;
INSERT INTO suc0001.phinxlog (version, migration_name) VALUES (1, 'Uno');
RESET ALL;
CREATE TABLE suc0001.de_aqui (id int);
INSERT INTO suc0001.phinxlog (version, migration_name) VALUES (2, 'Dos');
SELECT entidad, etiqueta, origen, migracion FROM nivel.bitacora WHERE entidad <> 'phinxlog' ORDER BY id;
SELECT version, sentencias FROM nivel.registro_phinx ORDER BY id;
SELECT detalle FROM nivel.diagnostico() WHERE control = 'phinxlog';
