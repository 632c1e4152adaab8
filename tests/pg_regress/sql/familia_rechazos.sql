-- Una familia que no puede ir entera se rechaza por su nombre y no cambia nada.
\set SHOW_CONTEXT never
SET client_min_messages = error;
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
SET nivel.captura = off;
SELECT format($s$
CREATE TABLE %1$s.papeles (id int);
CREATE TABLE %1$s.contratos () INHERITS (%1$s.papeles);
CREATE TABLE %1$s.firmados (quien text);
CREATE TABLE %1$s.contratos_firmados () INHERITS (%1$s.contratos, %1$s.firmados);
CREATE TABLE %1$s.ventas (anio int) PARTITION BY LIST (anio);
CREATE TABLE %1$s.ventas_1 PARTITION OF %1$s.ventas FOR VALUES IN (1);
$s$, e) FROM unnest('{suc0001,suc0002}'::text[]) e \gexec
\set VERBOSITY default
-- Dos madres que no son de la misma familia.
SELECT nivel.ajustar('papeles', 1);
SELECT nivel.ajustar('firmados', 1);
-- Una hija no va sola.
SELECT nivel.ajustar('contratos', 1);
SELECT nivel.ajustar('ventas_1', 1);
-- En una sucursal, una tabla suelta lleva el nombre de la hija.
DROP TABLE suc0001.contratos_firmados, suc0002.contratos_firmados, suc0002.contratos;
CREATE TABLE suc0002.contratos (id int);
SELECT nivel.ajustar('papeles', 1);
-- El nombre de la partición está tomado en public.
CREATE TABLE public.ventas_1 (anio int);
SELECT nivel.ajustar('ventas', 1);
DROP TABLE public.ventas_1;
-- La hija, configurada, no puede estar en nivel 1.
DROP TABLE suc0002.contratos;
CREATE TABLE suc0002.contratos () INHERITS (suc0002.papeles);
SELECT nivel.configurar('contratos', 2, '{2,3}');
SELECT nivel.ajustar('papeles', 1);
-- Puede: va con su madre.
SELECT nivel.configurar('contratos', 2, '{1,2,3}');
SELECT tipo, mensaje FROM nivel.previsualizar('papeles', 1) WHERE tipo = 'configuracion';
SELECT resultado, estrategia FROM nivel.ajustar('papeles', 1);
SELECT entidad, nivel FROM nivel.configuracion ORDER BY 1;
-- Una copia tiene una partición que la otra no.
CREATE TABLE suc0002.ventas_2 PARTITION OF suc0002.ventas DEFAULT;
SELECT nivel.ajustar('ventas', 1);
SELECT resultado, estrategia FROM nivel.ajustar('ventas', 1, referencia => 'suc0002');
SELECT oid::regclass FROM pg_class WHERE relname ~ '^ventas' ORDER BY 1;
