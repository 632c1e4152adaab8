-- Dos tablas vinculadas: un cambio en una llega a la otra, y no vuelve. Varias filas en una sentencia van en el orden que haga falta.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int PRIMARY KEY);
CREATE TABLE suc0001.clientes (id int PRIMARY KEY, zona int REFERENCES suc0001.zonas);
CREATE TABLE suc0001.llena (id int);
INSERT INTO suc0001.llena VALUES (1);
CREATE TABLE public.niveles (entidad text PRIMARY KEY, nivel int, veces int DEFAULT 0);
CREATE TABLE public.sistema (niveles json, veces int DEFAULT 0);
INSERT INTO public.niveles VALUES ('clientes', 2), ('zonas', 2), ('llena', 2);
INSERT INTO public.sistema VALUES ('{"clientes":[2]}');
CREATE FUNCTION contar() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.veces := OLD.veces + 1; RETURN NEW; END $$;
CREATE TRIGGER contar BEFORE UPDATE ON public.niveles FOR EACH ROW EXECUTE FUNCTION contar();
CREATE TRIGGER contar BEFORE UPDATE ON public.sistema FOR EACH ROW EXECUTE FUNCTION contar();
SELECT nivel.vincular_configuracion('public.niveles', 'entidad', 'nivel');
SELECT nivel.vincular_configuracion_json('public.sistema', 'niveles');
TABLE public.sistema;
UPDATE public.niveles SET nivel = 1 WHERE entidad IN ('clientes', 'zonas');
TABLE public.niveles ORDER BY entidad;
TABLE public.sistema;
-- Si una no puede, ninguna; lo que otra sentencia hace por su cuenta se decide aparte.
INSERT INTO public.niveles VALUES ('nueva', 2);
CREATE TABLE suc0001.nueva (id int);
UPDATE public.niveles SET nivel = 1;
\echo :SQLSTATE
SELECT entidad, nivel FROM public.niveles ORDER BY entidad;
DO $$
BEGIN
    UPDATE public.niveles SET nivel = 1 WHERE entidad = 'llena';
EXCEPTION WHEN SQLSTATE 'NV001' THEN
    UPDATE public.niveles SET nivel = 1 WHERE entidad = 'nueva';
END
$$;
-- Un disparador de la aplicación que cambia otra fila de la misma tabla.
CREATE FUNCTION arrastrar() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE public.niveles SET nivel = NEW.nivel WHERE entidad = 'b' AND NEW.entidad = 'a';
    RETURN NULL;
END
$$;
CREATE TRIGGER arrastrar AFTER UPDATE ON public.niveles FOR EACH ROW EXECUTE FUNCTION arrastrar();
CREATE TABLE suc0001.a (id int);
CREATE TABLE suc0001.b (id int);
INSERT INTO public.niveles VALUES ('a', 2), ('b', 2);
UPDATE public.niveles SET nivel = 1 WHERE entidad = 'a';
SELECT nivel.exportar_configuracion();
SELECT niveles FROM public.sistema;
SELECT * FROM nivel.comparar_configuracion();
COPY public.niveles (entidad, nivel) FROM STDIN;
c	3
d	1
\.
SELECT nivel.exportar_configuracion();
SELECT accion, entidad, resultado, detalle ->> 'por' AS por FROM nivel.historial WHERE accion NOT IN ('activar', 'vincular_configuracion') ORDER BY momento, entidad;
