-- Una migración que además crea una tabla en public: esa parte no se reproduce.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100),
    start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false);
SELECT nivel.configurar('monedas', 1);
BEGIN;
CREATE TABLE suc0001.zonas (id int);
CREATE TABLE public.monedas (codigo char(3) PRIMARY KEY);
ALTER TABLE suc0001.zonas ADD moneda char(3) REFERENCES public.monedas;
INSERT INTO public.monedas VALUES ('ARS');
INSERT INTO suc0001.phinxlog VALUES (20240101000000, 'Zonas', now(), now());
COMMIT;
SELECT resultado, migraciones FROM nivel.ajustar('zonas', 1);
SELECT entidad, sentencia FROM nivel.bitacora WHERE origen = 'ajuste' AND esquema = 'public' ORDER BY id;
SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = 'public.zonas'::regclass;
TABLE public.monedas;
