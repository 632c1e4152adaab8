-- La tabla de public, con la estructura de la referencia, no tiene el índice al que apunta la clave de otra copia: NV007 que la nombra.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
SET nivel.captura = off;
CREATE TABLE suc0001.zonas (id int, codigo int);
CREATE TABLE suc0002.zonas (id int, codigo int UNIQUE);
CREATE TABLE suc0002.clientes (zona int CONSTRAINT fk_zona REFERENCES suc0002.zonas (codigo));
RESET nivel.captura;
SELECT nivel.ajustar('zonas', 1, referencia => 'suc0001');
\echo :SQLSTATE
SELECT to_regclass('public.zonas'), to_regclass('suc0001.zonas'), confrelid::regclass FROM pg_constraint WHERE conname = 'fk_zona';
