-- Tablas cuyas filas guarda otro motor: el almacenamiento dice una cosa y la consulta otra. NV004 en todas las direcciones, con las dos limpiezas, y nada se pierde.
\pset format unaligned
\pset tuples_only on
\set SHOW_CONTEXT never
\getenv pruebas PG_ABS_SRCDIR
\set guion :pruebas/../motor/motor.sql
\set QUIET on
\i :guion

CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
CREATE SCHEMA suc0002caja001;
-- lejana: solo la consulta las ve; al_reves: solo el almacenamiento; desviada: un montón de cero bloques, que se contesta desde otra tabla.
CREATE TABLE suc0001.lejana (id int) USING lejano;
CREATE TABLE suc0002.lejana (id int) USING lejano;
CREATE TABLE suc0001.al_reves (id int) USING al_reves;
CREATE TABLE suc0002.al_reves (id int) USING al_reves;
CREATE TABLE suc0001.desviada (id int);
CREATE TABLE suc0002.desviada (id int);
CREATE TABLE lejos."suc0002.desviada" (id int);
-- De una familia, una partición.
CREATE TABLE suc0001.partida (id int) PARTITION BY LIST (id);
CREATE TABLE suc0001.partida_1 PARTITION OF suc0001.partida FOR VALUES IN (1);
CREATE TABLE suc0002.partida (id int) PARTITION BY LIST (id);
CREATE TABLE suc0002.partida_1 PARTITION OF suc0002.partida FOR VALUES IN (1);
CREATE TABLE lejos."suc0002.partida_1" (id int);
INSERT INTO suc0002.lejana SELECT generate_series(1, 45);
INSERT INTO suc0002.al_reves SELECT generate_series(1, 45);
INSERT INTO suc0002.desviada SELECT generate_series(1, 45);
INSERT INTO suc0002.partida_1 SELECT 1 FROM generate_series(1, 45);
-- Las que están en public y van a las sucursales; una lista sin lugar para ellas y otra donde ya hay.
CREATE TABLE public.compartida (id int);
CREATE TABLE lejos."public.compartida" (id int);
INSERT INTO public.compartida SELECT generate_series(1, 45);
CREATE TABLE public.ocupada (id int);
CREATE TABLE suc0002.ocupada (id bigint);
CREATE TABLE lejos."suc0002.ocupada" (id bigint);
INSERT INTO suc0002.ocupada SELECT generate_series(1, 45);
-- Copias vacías y, en public, una que difiere y «se reemplazará».
CREATE TABLE suc0001.por_reemplazar (id int);
CREATE TABLE public.por_reemplazar (id bigint);
CREATE TABLE lejos."public.por_reemplazar" (id bigint);
INSERT INTO public.por_reemplazar SELECT generate_series(1, 45);
SELECT count(nivel.configurar(e, 2)) FROM unnest('{lejana,al_reves,desviada,partida}'::text[]) e;
SELECT count(nivel.configurar(e, 1)) FROM unnest('{compartida,ocupada}'::text[]) e;
INSERT INTO nivel.configuracion (entidad, nivel) VALUES ('por_reemplazar', 2);
CREATE FUNCTION pg_temp.probar(sentencia text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE sentencia;
    RAISE EXCEPTION 'PASÓ';
EXCEPTION WHEN OTHERS THEN
    RETURN format('%s %s', SQLSTATE, SQLERRM);
END
$$;
SELECT s, pg_temp.probar(s) FROM (
    SELECT format('SELECT nivel.ajustar(%L, %s, limpieza => %L)', e, n, l) FROM unnest('{lejana,al_reves,desviada,partida}'::text[]) e, unnest('{1,3}'::int[]) n, unnest('{eliminar,conservar}'::text[]) l
    UNION ALL SELECT format('UPDATE nivel.configuracion SET nivel = 1 WHERE entidad = %L', e) FROM unnest('{lejana,al_reves,desviada,partida}'::text[]) e
    UNION ALL SELECT format('SELECT nivel.importar_configuracion(%L)', jsonb_build_object(e, ARRAY[1])) FROM unnest('{lejana,al_reves,desviada,partida}'::text[]) e
    UNION ALL SELECT format('SELECT nivel.ajustar(%L, 2, limpieza => %L)', e, l) FROM unnest('{compartida,ocupada}'::text[]) e, unnest('{eliminar,conservar}'::text[]) l
    UNION ALL SELECT 'SELECT nivel.ajustar(''por_reemplazar'', 1)') x (s);
SELECT e, p.tipo, p.mensaje FROM (VALUES ('lejana', 1), ('al_reves', 1), ('desviada', 3), ('partida', 1), ('compartida', 2), ('ocupada', 2), ('por_reemplazar', 1)) v (e, n)
CROSS JOIN LATERAL nivel.previsualizar(v.e, v.n) p WHERE p.tipo IN ('verificacion', 'impedimento');
SELECT detalle ->> 'pista' FROM nivel.previsualizar('desviada', 1) WHERE tipo = 'impedimento';
SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'motor';
-- Todo sigue allí.
SELECT (SELECT count(*) FROM suc0002.lejana), (SELECT count(*) FROM suc0002.desviada), (SELECT count(*) FROM suc0002.partida_1), (SELECT count(*) FROM public.compartida),
       (SELECT count(*) FROM suc0002.ocupada), (SELECT count(*) FROM public.por_reemplazar);
-- Lo que se conservó y se llenó después, al volver.
DELETE FROM suc0002.desviada;
SELECT resultado FROM nivel.ajustar('desviada', 1, limpieza => 'conservar');
CREATE TABLE lejos."suc0002.desviada__nivel2" (id int);
INSERT INTO suc0002.desviada__nivel2 SELECT generate_series(1, 45);
SELECT pg_temp.probar('SELECT nivel.ajustar(''desviada'', 2)');
SELECT count(*) FROM suc0002.desviada__nivel2;
-- Vacías de verdad, se ajustan, también las de otro método de acceso.
DELETE FROM suc0002.desviada__nivel2;
SELECT resultado FROM nivel.ajustar('desviada', 2);
DELETE FROM suc0002.lejana;
SELECT resultado FROM nivel.ajustar('lejana', 1);
