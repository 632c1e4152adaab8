-- La misma transacción dejó pendiente la comprobación de la clave: 55006, con cómo seguir; cumplida, se puede.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
SET nivel.captura = off;
CREATE TABLE suc0001.zonas (id int PRIMARY KEY);
CREATE TABLE suc0002.zonas (id int PRIMARY KEY);
CREATE TABLE suc0002.clientes (zona_id int CONSTRAINT fk_zona REFERENCES suc0002.zonas DEFERRABLE INITIALLY DEFERRED);
RESET nivel.captura;
BEGIN;
INSERT INTO suc0002.clientes VALUES (5);
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
ROLLBACK;
BEGIN;
INSERT INTO suc0002.clientes VALUES (NULL);
SET CONSTRAINTS ALL IMMEDIATE;
SELECT resultado FROM nivel.ajustar('zonas', 1);
COMMIT;
SELECT conrelid::regclass, confrelid::regclass FROM pg_constraint WHERE contype = 'f';
