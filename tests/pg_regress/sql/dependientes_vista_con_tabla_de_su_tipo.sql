-- Una tabla guarda filas de la vista que hay que hacer de nuevo: si su columna está vacía, sigue; si no, NV007 la nombra.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
SET nivel.captura = off;
CREATE TYPE suc0001.tipo AS ENUM ('a');
CREATE TABLE suc0001.zonas (t suc0001.tipo);
CREATE VIEW suc0001.v AS SELECT t FROM suc0001.zonas;
CREATE TABLE suc0001.guarda (v suc0001.v);
RESET nivel.captura;
INSERT INTO suc0001.guarda VALUES (ROW('a'));
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
DELETE FROM suc0001.guarda;
SELECT resultado FROM nivel.ajustar('zonas', 1);
\echo :SQLSTATE
SELECT to_regclass('public.zonas'), to_regtype('public.tipo'), to_regclass('suc0001.v');
