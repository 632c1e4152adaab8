-- AC-007: una migración que falla en public deshace todo y el nivel queda como estaba.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100),
    start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false);
BEGIN;
CREATE TABLE suc0001.zonas (id int);
INSERT INTO suc0001.phinxlog VALUES (20240101000000, 'Zonas', now(), now());
COMMIT;
BEGIN;
CREATE INDEX ix_zonas ON suc0001.zonas (id);
INSERT INTO suc0001.phinxlog VALUES (20240102000000, 'Indice', now(), now());
COMMIT;
SELECT nivel.configurar('zonas', 2);
CREATE TABLE public.ix_zonas (estorba int);
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
SELECT nivel, to_regclass('public.zonas'), to_regclass('suc0001.zonas'), to_regclass('public.phinxlog') FROM nivel.configuracion;
SELECT count(*) FROM nivel.bitacora WHERE origen = 'ajuste';
