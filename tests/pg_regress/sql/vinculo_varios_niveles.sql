-- Una entidad en varios niveles a la vez se conserva, se muestra, y solo se puede llevar a nivel 1, con las copias de todos.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0001caja001;
CREATE TABLE suc0001.movimientos (id int);
CREATE TABLE suc0001caja001.movimientos (id int);
CREATE TABLE suc0001.zonas (id int);
CREATE TABLE public.sistema (niveles jsonb);
INSERT INTO public.sistema VALUES ('{"movimientos": [3, 2], "zonas": [2]}');
CREATE TABLE public.niveles (entidad text PRIMARY KEY, nivel int);
SELECT nivel.vincular_configuracion_json('public.sistema', 'niveles');
SELECT nivel.vincular_configuracion('public.niveles', 'entidad', 'nivel');
SELECT entidad, nivel, otros_niveles, copias_sucursal, copias_caja FROM nivel.estado ORDER BY entidad;
SELECT nivel.exportar_configuracion();
-- En la forma de tabla no cabe más que uno; no es una diferencia.
INSERT INTO public.niveles VALUES ('movimientos', 2), ('zonas', 2);
SELECT * FROM nivel.comparar_configuracion();
SELECT nivel.ajustar('movimientos', 3);
\echo :SQLSTATE
SELECT nivel.ajustar('movimientos', 2);
\echo :SQLSTATE
UPDATE nivel.configuracion SET nivel = 3 WHERE entidad = 'movimientos';
\echo :SQLSTATE
UPDATE nivel.configuracion SET niveles_permitidos = '{1,2,3}', otros_niveles = '{}' WHERE entidad = 'movimientos';
UPDATE public.niveles SET nivel = 3 WHERE entidad = 'movimientos';
\echo :SQLSTATE
UPDATE public.sistema SET niveles = niveles || '{"movimientos": [2]}';
\echo :SQLSTATE
UPDATE public.sistema SET niveles = niveles || '{"zonas": [2, 3]}';
\echo :SQLSTATE
SELECT nivel.importar_configuracion('{"zonas": [1, 2]}');
\echo :SQLSTATE
SELECT nivel.importar_configuracion('{"movimientos": [2, 3]}');
-- Lo demás se ajusta y ella queda como estaba.
SELECT resultado FROM nivel.ajustar('zonas', 1);
TABLE public.sistema;
TABLE public.niveles ORDER BY entidad;
-- A nivel 1: se prueban y se limpian las copias de los dos niveles.
INSERT INTO suc0001caja001.movimientos VALUES (1);
SELECT nivel.ajustar('movimientos', 1);
\echo :SQLSTATE
TRUNCATE suc0001caja001.movimientos;
SELECT tipo, mensaje FROM nivel.previsualizar('movimientos', 1);
UPDATE public.sistema SET niveles = niveles || '{"movimientos": [1]}';
SELECT entidad, nivel, otros_niveles, en_public, copias_sucursal, copias_caja FROM nivel.estado ORDER BY entidad;
TABLE public.niveles ORDER BY entidad;
-- Lo mismo con UPDATE, de [1,2]; la tabla compartida ya estaba.
CREATE TABLE suc0001.rubros (id int);
CREATE TABLE public.rubros (id int);
UPDATE public.sistema SET niveles = niveles || '{"rubros": [1, 2]}';
SELECT entidad, nivel, otros_niveles FROM nivel.estado WHERE entidad = 'rubros';
UPDATE nivel.configuracion SET nivel = 1 WHERE entidad = 'rubros';
SELECT entidad, nivel, otros_niveles, en_public, copias_sucursal FROM nivel.estado WHERE entidad = 'rubros';
SELECT niveles -> 'rubros' AS rubros FROM public.sistema;
SELECT entidad, nivel_origen AS desde, nivel_destino AS hasta, resultado, sqlstate FROM nivel.intentos ORDER BY momento;
