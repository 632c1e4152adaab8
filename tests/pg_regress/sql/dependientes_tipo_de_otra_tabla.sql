-- El tipo de la sucursal también lo usa una tabla que se queda: una clave o una vista que los compara no puede seguir, NV007.
-- _1.out: from 18 on the server names the tables of the columns of a key whose types do not match.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
SET nivel.captura = off;
CREATE TYPE suc0001.tipo AS ENUM ('a', 'b');
CREATE TABLE suc0001.zonas (t suc0001.tipo PRIMARY KEY);
CREATE TABLE suc0001.clientes (t suc0001.tipo CONSTRAINT fk_t REFERENCES suc0001.zonas);
RESET nivel.captura;
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
ALTER TABLE suc0001.clientes DROP CONSTRAINT fk_t;
CREATE VIEW suc0001.v1 AS SELECT c.t FROM suc0001.clientes c JOIN suc0001.zonas z ON z.t = c.t;
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
DROP VIEW suc0001.v1;
SELECT resultado, estrategia FROM nivel.ajustar('zonas', 1);
SELECT atttypid::regtype FROM pg_attribute WHERE attrelid = 'suc0001.clientes'::regclass AND attname = 't';
