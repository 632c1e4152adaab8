-- Sin Phinx, lo que en la sucursal se borró y se volvió a hacer con el mismo texto se borra y se vuelve a hacer en public.
\pset format unaligned
\pset tuples_only on
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
SELECT nivel.configurar('cosas', 2);
SELECT format($$CREATE FUNCTION %1$I.t() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE %1$I.cosas (id int);
CREATE TRIGGER t BEFORE INSERT ON %1$I.cosas FOR EACH ROW EXECUTE FUNCTION %1$I.t()$$, s) FROM unnest('{public,suc0001}'::text[]) s \gexec
INSERT INTO public.cosas VALUES (1);
DROP TRIGGER t ON suc0001.cosas;
DROP FUNCTION suc0001.t();
CREATE FUNCTION suc0001.t() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER t BEFORE INSERT ON suc0001.cosas FOR EACH ROW EXECUTE FUNCTION suc0001.t();
ALTER TABLE suc0001.cosas ADD n int;
SELECT mensaje FROM nivel.previsualizar('cosas', 1);
SELECT mensaje, estrategia FROM nivel.ajustar('cosas', 1);
SELECT tgname, tgfoid::regproc FROM pg_trigger WHERE tgrelid = 'public.cosas'::regclass;
SELECT * FROM public.cosas;
-- Otra vez lo mismo, desde las copias que hizo un ajuste; y una columna que va, viene y va.
DELETE FROM public.cosas;
SELECT mensaje FROM nivel.ajustar('cosas', 2, limpieza => 'conservar');
DROP TRIGGER t ON suc0001.cosas;
DROP FUNCTION suc0001.t();
CREATE FUNCTION suc0001.t() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER t BEFORE INSERT ON suc0001.cosas FOR EACH ROW EXECUTE FUNCTION suc0001.t();
ALTER TABLE suc0001.cosas ADD m int;
ALTER TABLE suc0001.cosas DROP m;
ALTER TABLE suc0001.cosas ADD m int;
COMMENT ON TABLE suc0001.cosas IS 'dicho';
COMMENT ON TABLE suc0001.cosas IS 'dicho';
SELECT mensaje, estrategia FROM nivel.ajustar('cosas', 1);
SELECT attname FROM pg_attribute WHERE attrelid = 'public.cosas'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum;
-- Lo que public ya pasó dos veces no se hace una tercera.
CREATE SCHEMA suc0002;
SELECT nivel.configurar('notas', 2);
SELECT format($$CREATE TABLE %1$I.notas (id int);
ALTER TABLE %1$I.notas ADD n int;
ALTER TABLE %1$I.notas DROP n;
ALTER TABLE %1$I.notas ADD n int$$, s) FROM unnest('{public,suc0001,suc0002}'::text[]) s \gexec
INSERT INTO public.notas VALUES (1, 2);
ALTER TABLE suc0001.notas ADD m int;
ALTER TABLE suc0002.notas ADD m int;
SELECT mensaje, estrategia FROM nivel.ajustar('notas', 1);
SELECT * FROM public.notas;
-- Un valor por omisión que va y viene queda donde quedó.
SELECT nivel.configurar('pedidos', 2);
CREATE TABLE public.pedidos (id int);
ALTER TABLE public.pedidos ALTER id SET DEFAULT 1;
INSERT INTO public.pedidos VALUES (7);
SELECT format($$CREATE TABLE %1$I.pedidos (id int);
ALTER TABLE %1$I.pedidos ALTER id SET DEFAULT 1;
ALTER TABLE %1$I.pedidos ALTER id SET DEFAULT 2;
ALTER TABLE %1$I.pedidos ALTER id SET DEFAULT 1;
ALTER TABLE %1$I.pedidos ADD n int$$, s) FROM unnest('{suc0001,suc0002}'::text[]) s \gexec
SELECT mensaje, estrategia FROM nivel.ajustar('pedidos', 1);
SELECT pg_get_expr(adbin, adrelid) FROM pg_attrdef WHERE adrelid = 'public.pedidos'::regclass;
