-- Lo que las cajas usaban de su sucursal lo vuelven a usar, aunque la tabla haya pasado por public: dos cajas no numeran lo mismo.
\pset format unaligned
\pset tuples_only on
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE SCHEMA suc0001; CREATE SCHEMA suc0002; CREATE SCHEMA suc0002caja001; CREATE SCHEMA suc0001caja001; CREATE SCHEMA suc0001caja002;
CREATE SEQUENCE suc0001.tickets; CREATE TYPE suc0001.medio AS ENUM ('a','b');
CREATE SEQUENCE suc0002.tickets; CREATE TYPE suc0002.medio AS ENUM ('a', 'b');
CREATE TABLE suc0001caja001.t (id int DEFAULT nextval('suc0001.tickets'), m suc0001.medio);
CREATE TABLE suc0001caja002.t (id int DEFAULT nextval('suc0001.tickets'), m suc0001.medio);
CREATE TABLE suc0002caja001.t (id int DEFAULT nextval('suc0002.tickets'), m suc0002.medio);
SELECT nivel.configurar('t', 3);
SELECT mensaje FROM nivel.ajustar('t', 2);
SELECT mensaje FROM nivel.ajustar('t', 1);
SELECT mensaje FROM nivel.ajustar('t', 3);
SELECT mensaje FROM nivel.ajustar('t', 2);
SELECT tipo,mensaje FROM nivel.previsualizar('t', 3);
SELECT mensaje FROM nivel.ajustar('t', 3);
INSERT INTO suc0001caja001.t DEFAULT VALUES RETURNING id;
INSERT INTO suc0001caja002.t DEFAULT VALUES RETURNING id;
SELECT attrelid::regclass, format_type(atttypid, atttypmod) FROM pg_attribute WHERE attname = 'm' AND attrelid::regclass::text ~ 'caja' ORDER BY attrelid::regclass::text;
SELECT oid::regclass FROM pg_class WHERE relkind = 'S' AND relname = 'tickets' ORDER BY oid::regclass::text;
SELECT count(*) FROM nivel.deriva('t') WHERE clase <> 'no comparado';
