-- Lo mismo con DDL que no es de ninguna migración: el mensaje nombra la fila de la bitácora.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int);
CREATE INDEX ix_zonas ON suc0001.zonas (id);
CREATE TABLE public.ix_zonas (estorba int);
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
