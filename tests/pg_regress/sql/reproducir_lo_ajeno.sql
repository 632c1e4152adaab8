-- Una sentencia que en public tocaría un objeto de otra tabla se rechaza: IF NOT EXISTS calla, DROP INDEX borra el que encuentra.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE TABLE public.otra (id int);
CREATE INDEX ix ON public.otra (id);
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int);
CREATE INDEX IF NOT EXISTS ix ON suc0001.zonas (id);
DROP INDEX suc0001.ix;
SELECT resultado, estrategia FROM nivel.ajustar('zonas', 1);
\d public.otra
-- De varios índices borrados a la vez, uno de otra tabla.
CREATE TABLE suc0001.rutas (id int);
CREATE TABLE suc0001.autos (id int);
CREATE INDEX ix_rutas ON suc0001.rutas (id);
CREATE INDEX ix_autos ON suc0001.autos (id);
DROP INDEX suc0001.ix_rutas, suc0001.ix_autos;
SELECT resultado, estrategia FROM nivel.ajustar('rutas', 1);
-- Dos de la misma tabla, sí.
CREATE TABLE suc0001.notas (id int);
CREATE INDEX ix_uno ON suc0001.notas (id);
CREATE INDEX ix_dos ON suc0001.notas (id);
DROP INDEX suc0001.ix_uno, suc0001.ix_dos;
SELECT resultado FROM nivel.ajustar('notas', 1);
\d public.notas
