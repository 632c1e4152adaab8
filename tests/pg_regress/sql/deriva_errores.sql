-- Lo que se rechaza, quién puede, y que ni el search_path ni los ajustes de la sesión cambian la respuesta.
\pset format unaligned
\set VERBOSITY terse
CREATE ROLE regress_deriva_errores_lector IN ROLE nivel_lector;
CREATE ROLE regress_deriva_errores_nadie;
SELECT * FROM nivel.deriva('no_existe');
\echo :SQLSTATE
SELECT * FROM nivel.deriva(NULL);
\echo :SQLSTATE
SELECT nivel.configurar('declarada', 2);
SELECT * FROM nivel.deriva('declarada');
\echo :SQLSTATE
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
CREATE TABLE suc0001."Año ""x""" ("id'" serial, b text);
CREATE TABLE suc0002."Año ""x""" ("id'" serial, b text DEFAULT 'a''b');
SELECT * FROM nivel.deriva('Año "x"');
SET ROLE regress_deriva_errores_nadie;
SELECT * FROM nivel.deriva('Año "x"');
\echo :SQLSTATE
SET ROLE regress_deriva_errores_lector;
-- Solo lee, también sin derechos sobre las tablas, y no toma más que ACCESS SHARE.
BEGIN READ ONLY;
SET LOCAL search_path = suc0001, pg_temp;
SET LOCAL quote_all_identifiers = on;
SET LOCAL standard_conforming_strings = off;
SELECT * FROM nivel.deriva('Año "x"');
SHOW search_path;
SELECT DISTINCT mode FROM pg_catalog.pg_locks WHERE pid = pg_catalog.pg_backend_pid() AND locktype = 'relation';
COMMIT;
RESET ROLE;
-- Una vista en el lugar de la tabla.
CREATE TABLE suc0001.v (id int);
CREATE VIEW suc0002.v AS SELECT 1 AS id;
SELECT * FROM nivel.deriva('v');
CREATE VIEW suc0001.w AS SELECT 1 AS id;
SELECT * FROM nivel.deriva('w');
DROP ROLE regress_deriva_errores_lector, regress_deriva_errores_nadie;
