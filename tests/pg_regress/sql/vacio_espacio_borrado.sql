-- Una tabla cuyo archivo ya no está (el lugar de un tablespace que alguien borró) no está vacía: no se sabe.
\pset format unaligned
\pset tuples_only on
\set VERBOSITY sqlstate
SET client_min_messages = error;
SET allow_in_place_tablespaces = on;
CREATE TABLESPACE prueba_espacio LOCATION '';
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
CREATE TABLE suc0001.t (id int) TABLESPACE prueba_espacio;
CREATE TABLE suc0002.t (id int);
INSERT INTO suc0001.t SELECT generate_series(1, 3);
SELECT nivel.configurar('t', 2);
CHECKPOINT;
\set ECHO none
SELECT format('COPY (SELECT 1) TO PROGRAM %L', 'cat > /dev/null; rm ' || pg_relation_filepath('suc0001.t')) \gexec
\set ECHO all
\c
SET client_min_messages = error;
SELECT tipo FROM nivel.previsualizar('t', 1);
SELECT resultado FROM nivel.ajustar('t', 1);
UPDATE nivel.configuracion SET nivel = 1;
SELECT resultado FROM nivel.intentos ORDER BY momento;
SELECT nivel FROM nivel.configuracion;
SELECT count(*) FROM pg_class WHERE relname = 't';
DROP SCHEMA suc0001 CASCADE;
DROP TABLESPACE prueba_espacio;
