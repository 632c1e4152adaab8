-- Lo que el dueño de un phinxlog no puede leer en una sucursal se dice en español, con el código del servidor y una salida; y la salida sirve.
\set SHOW_CONTEXT never
\pset tuples_only on
\pset format unaligned
CREATE ROLE regress_sin_derechos;
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
CREATE TABLE suc0001.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100), start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false);
CREATE TABLE suc0002.phinxlog (LIKE suc0001.phinxlog INCLUDING ALL);
CREATE TABLE suc0001.zonas (id int PRIMARY KEY);
INSERT INTO suc0001.phinxlog VALUES (1, 'Uno', now(), now());
CREATE TABLE suc0002.zonas (id int PRIMARY KEY);
INSERT INTO suc0002.phinxlog VALUES (1, 'Uno', now(), now());
ALTER TABLE suc0001.phinxlog OWNER TO regress_sin_derechos;
ALTER TABLE suc0002.phinxlog OWNER TO regress_sin_derechos;
SELECT nivel.configurar('zonas', 2);
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
SELECT tipo, detalle ->> 'sqlstate', detalle ->> 'pista' FROM nivel.previsualizar('zonas', 1) WHERE tipo = 'impedimento';
SELECT * FROM nivel.alta_sucursal('suc0003');
\echo :SQLSTATE
UPDATE nivel.configuracion SET nivel = 1;
\echo :SQLSTATE
SELECT nivel, to_regclass('public.zonas'), (SELECT sqlstate FROM nivel.intentos ORDER BY momento DESC LIMIT 1) FROM nivel.configuracion;
GRANT USAGE ON SCHEMA suc0001, suc0002 TO regress_sin_derechos;
SELECT resultado FROM nivel.ajustar('zonas', 1);
DROP OWNED BY regress_sin_derechos;
DROP ROLE regress_sin_derechos;
