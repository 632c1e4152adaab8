-- Lo que un superusuario le hizo a la tabla de otro no lo puede repetir su dueño: la copia se muda. Lo que escribió el dueño, y
-- no puede hacer en public, es NV005 si se pide reproducir.
\set SHOW_CONTEXT never
SET client_min_messages = error;
CREATE ROLE regress_mas_derechos;
GRANT CREATE, USAGE ON SCHEMA public TO regress_mas_derechos;
CREATE SCHEMA suc0001 AUTHORIZATION regress_mas_derechos;
CREATE TABLE public.zonas (id int PRIMARY KEY);
GRANT REFERENCES ON public.zonas TO regress_mas_derechos;
SET ROLE regress_mas_derechos;
CREATE TABLE suc0001.clientes (id int, zona int REFERENCES public.zonas);
CREATE TABLE suc0001.pedidos (id int, zona int REFERENCES public.zonas);
RESET ROLE;
ALTER TABLE suc0001.clientes DISABLE TRIGGER ALL;
SELECT resultado, estrategia FROM nivel.ajustar('clientes', 1);
SELECT DISTINCT tgenabled FROM pg_trigger WHERE tgrelid = 'public.clientes'::regclass;
REVOKE REFERENCES ON public.zonas FROM regress_mas_derechos;
SELECT resultado, estrategia FROM nivel.ajustar('pedidos', 1, estrategia => 'reproducir');
SELECT resultado, estrategia FROM nivel.ajustar('pedidos', 1);
DROP OWNED BY regress_mas_derechos;
DROP ROLE regress_mas_derechos;
