-- Un ciclo que la bitácora cuenta: quitada la clave, lo registrado pasa por una tabla que public no tiene, y se mueve.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int PRIMARY KEY);
CREATE TABLE suc0001.clientes (id int PRIMARY KEY, zona_id int CONSTRAINT fk_zona REFERENCES suc0001.zonas);
ALTER TABLE suc0001.zonas ADD encargado int CONSTRAINT fk_encargado REFERENCES suc0001.clientes;
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
ALTER TABLE suc0001.zonas DROP CONSTRAINT fk_encargado;
SELECT tipo, mensaje, detalle ->> 'motivo' AS motivo FROM nivel.previsualizar('zonas', 1) WHERE tipo IN ('estructura', 'impedimento');
SELECT resultado, estrategia FROM nivel.ajustar('zonas', 1);
SELECT resultado, estrategia FROM nivel.ajustar('clientes', 1);
ALTER TABLE public.zonas ADD CONSTRAINT fk_encargado FOREIGN KEY (encargado) REFERENCES public.clientes (id);
SELECT conrelid::regclass, conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'f' ORDER BY 2;
-- Con registros en public no se puede mover: se rechaza por lo mismo, y no por la sentencia que fallaría.
CREATE TABLE suc0001.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100), start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false);
CREATE TABLE public.phinxlog (LIKE suc0001.phinxlog INCLUDING ALL);
CREATE TABLE suc0001.marcas (id int PRIMARY KEY);
BEGIN; CREATE TABLE suc0001.rubros (id int PRIMARY KEY); INSERT INTO suc0001.phinxlog VALUES (1, 'Rubros', now(), now()); COMMIT;
BEGIN; ALTER TABLE suc0001.rubros ADD marca int CONSTRAINT fk_marca REFERENCES suc0001.marcas; INSERT INTO suc0001.phinxlog VALUES (2, 'Marca', now(), now()); COMMIT;
BEGIN; ALTER TABLE suc0001.rubros DROP CONSTRAINT fk_marca; INSERT INTO suc0001.phinxlog VALUES (3, 'SinClave', now(), now()); COMMIT;
SET nivel.captura = off;
CREATE TABLE public.rubros (id int PRIMARY KEY);
INSERT INTO public.phinxlog VALUES (1, 'Rubros', now(), now());
INSERT INTO public.rubros VALUES (1);
RESET nivel.captura;
SELECT nivel.configurar('rubros', 2);
SELECT nivel.ajustar('rubros', 1);
\echo :SQLSTATE
