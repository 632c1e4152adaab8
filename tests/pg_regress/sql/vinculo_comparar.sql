-- nivel.comparar_configuracion: lo que se escribió sin que nivel lo viera.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE ROLE regress_vinculo_comparar IN ROLE nivel_lector;
CREATE ROLE regress_vinculo_nadie;
SELECT nivel.importar_configuracion('{"a":[2],"b":[1],"c":[3],"m":[2,3]}');
CREATE TABLE public.niveles (entidad text, nivel text);
INSERT INTO public.niveles VALUES ('a', '2'), ('b', '1'), ('c', '3');
CREATE TABLE public.sistema (niveles jsonb);
INSERT INTO public.sistema VALUES (nivel.exportar_configuracion());
SELECT nivel.vincular_configuracion('public.niveles', 'entidad', 'nivel');
SELECT nivel.vincular_configuracion_json('public.sistema', 'niveles');
SELECT * FROM nivel.comparar_configuracion();
SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'vínculos';
SET session_replication_role = replica;
UPDATE public.niveles SET nivel = '1' WHERE entidad = 'a';
DELETE FROM public.niveles WHERE entidad = 'b';
INSERT INTO public.niveles VALUES ('nueva', '2');
UPDATE public.sistema SET niveles = niveles - 'c' || '{"m": [3], "x": [1, 2]}';
RESET session_replication_role;
SET ROLE regress_vinculo_comparar;
SELECT * FROM nivel.comparar_configuracion();
SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'vínculos';
SELECT tabla, estado FROM nivel.vinculos;
SELECT nivel.desvincular_configuracion('public.niveles');
\echo :SQLSTATE
SET ROLE regress_vinculo_nadie;
SELECT * FROM nivel.comparar_configuracion();
\echo :SQLSTATE
RESET ROLE;
SET session_replication_role = replica;
UPDATE public.niveles SET nivel = 'x' WHERE entidad = 'a';
UPDATE public.sistema SET niveles = '{"a": [0]}';
RESET session_replication_role;
SELECT tabla, diferencia FROM nivel.comparar_configuracion();
-- Sobre lo que no se entiende no se escribe. Lo que se corrige allí, o se importa aquí, deja de verse.
UPDATE public.niveles SET nivel = '2' WHERE entidad = 'a';
SELECT nivel.importar_configuracion('{"nueva": [2]}');
\echo :SQLSTATE
UPDATE public.sistema SET niveles = nivel.exportar_configuracion();
SELECT nivel.importar_configuracion('{"nueva": [2]}');
SELECT niveles FROM public.sistema;
SELECT * FROM nivel.comparar_configuracion();
DROP ROLE regress_vinculo_comparar, regress_vinculo_nadie;
