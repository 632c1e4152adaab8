-- Cadenas de cambios de nombre, también de ida y vuelta; objetos creados y borrados otra vez.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.a (id serial PRIMARY KEY, x int CONSTRAINT positivo CHECK (x > 0));
ALTER TABLE suc0001.a RENAME TO b;
ALTER TABLE suc0001.b RENAME x TO y;
ALTER TABLE suc0001.b RENAME TO c;
ALTER TABLE suc0001.c RENAME y TO x;
ALTER TABLE suc0001.c RENAME TO a;
ALTER TABLE suc0001.a RENAME TO zonas;
ALTER INDEX suc0001.a_pkey RENAME TO zonas_pk;
ALTER SEQUENCE suc0001.a_id_seq RENAME TO zonas_folio;
ALTER TABLE suc0001.zonas RENAME CONSTRAINT positivo TO x_positivo;
CREATE INDEX ix ON suc0001.zonas (x);
DROP INDEX suc0001.ix;
CREATE INDEX ix ON suc0001.zonas (x DESC);
ALTER TABLE suc0001.zonas ADD z int, ADD CONSTRAINT k CHECK (z > 0);
ALTER TABLE suc0001.zonas DROP CONSTRAINT k, DROP z;
ALTER TABLE suc0001.zonas ADD z text;
CREATE RULE r AS ON DELETE TO suc0001.zonas DO INSTEAD NOTHING;
ALTER RULE r ON suc0001.zonas RENAME TO nunca;
SELECT resultado FROM nivel.ajustar('zonas', 1);
\d public.zonas
SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE nspname IN ('suc0001', 'public') ORDER BY 1;
-- Un nombre por el que pasó es hoy de otra tabla de public: no se toca.
CREATE TABLE public.viejo (id int);
CREATE TABLE suc0001.viejo (id int);
ALTER TABLE suc0001.viejo RENAME TO nuevo;
SELECT resultado, estrategia FROM nivel.ajustar('nuevo', 1);
SELECT nivel.configurar('cosa', 2);
CREATE TABLE public.ajena (id int);
CREATE TABLE IF NOT EXISTS suc0001.ajena (id int);
ALTER TABLE suc0001.ajena RENAME TO cosa;
SELECT resultado, estrategia FROM nivel.ajustar('cosa', 1);
SELECT c.oid::regclass::text FROM pg_class c WHERE relname IN ('viejo', 'nuevo', 'ajena', 'cosa') ORDER BY 1;
