-- Una vista cuya regla escribe en la copia: la regla no puede seguirla y se nombra (NV007).
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
SET nivel.captura = off;
CREATE TABLE suc0001.zonas (id int PRIMARY KEY);
CREATE TABLE suc0002.zonas (id int PRIMARY KEY);
CREATE VIEW suc0002.v_zonas AS SELECT id FROM suc0002.zonas;
CREATE RULE escribe AS ON INSERT TO suc0002.v_zonas DO INSTEAD INSERT INTO suc0002.zonas VALUES (NEW.id);
RESET nivel.captura;
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
SELECT to_regclass('public.zonas'), to_regclass('suc0002.v_zonas');
