-- Sin pedirlo, un ajuste no dice nada; con nivel.detalle cuenta sus pasos, hasta donde client_min_messages deja oírlos.
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
CREATE TABLE suc0001.zonas (id int);
CREATE TABLE suc0002.zonas (id int);
CREATE TABLE suc0001."Rubros ""x""" (id int);
CREATE TABLE suc0001.lugares (id int);
SELECT count(*) FROM nivel.previsualizar('zonas', 1);
SET nivel.detalle = on;
SELECT count(*) FROM nivel.previsualizar('zonas', 1);
SET client_min_messages = warning;
SELECT count(*) FROM nivel.previsualizar('zonas', 1);
RESET client_min_messages;
-- Lo que dice el servidor mientras se reproduce no se oye; los pasos, sí, y llegan hasta donde se llegó.
INSERT INTO suc0002.zonas VALUES (1);
SELECT nivel.ajustar('zonas', 1);
TRUNCATE suc0002.zonas;
SELECT resultado FROM nivel.ajustar('zonas', 1);
SELECT resultado FROM nivel.ajustar('Rubros "x"', 1, limpieza => 'conservar');
SHOW client_min_messages;
-- Las demás llamadas.
SELECT nivel.configurar('lugares', 2);
SELECT nivel.configurar('lugares', 1);
RESET nivel.detalle;
CREATE TABLE suc0001.marcas (id int);
SELECT resultado FROM nivel.ajustar('marcas', 1);
-- Cualquiera lo puede pedir para su sesión.
CREATE ROLE regress_avisos_detalle;
SET ROLE regress_avisos_detalle;
SET nivel.detalle = on;
SHOW nivel.detalle;
SET nivel.detalle = 'mucho';
RESET ROLE;
DROP ROLE regress_avisos_detalle;
