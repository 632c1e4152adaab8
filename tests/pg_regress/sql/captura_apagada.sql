-- nivel.captura = off: solo un superusuario, y entonces nada se registra ni se enlaza.
\pset format unaligned
\set VERBOSITY terse
CREATE ROLE regress_captura_apagada;
CREATE SCHEMA suc0001 AUTHORIZATION regress_captura_apagada;
CREATE TABLE suc0001.phinxlog (version bigint, migration_name text, start_time timestamp, end_time timestamp, breakpoint boolean);
SELECT max(id) AS desde FROM nivel.bitacora \gset
SET ROLE regress_captura_apagada;
SET nivel.captura = off;
SHOW nivel.captura;
RESET ROLE;
SET nivel.captura = off;
CREATE TABLE suc0001.a (id int);
INSERT INTO suc0001.phinxlog VALUES (1, 'Uno', now(), now(), false);
DROP TABLE suc0001.a;
RESET nivel.captura;
CREATE TABLE suc0001.b (id int);
SELECT entidad, sentencia FROM nivel.bitacora WHERE id > :desde ORDER BY id;
SELECT count(*) FROM nivel.registro_phinx;
DROP SCHEMA suc0001 CASCADE;
DROP ROLE regress_captura_apagada;
