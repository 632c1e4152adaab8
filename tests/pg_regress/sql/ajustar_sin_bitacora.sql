-- Tablas anteriores a la extensión: la bitácora no cuenta cómo se crearon, y se mueve una copia vacía.
\set VERBOSITY terse
CREATE SCHEMA suc0001;
SET nivel.captura = off;
CREATE TABLE suc0001.zonas (id int);
CREATE SCHEMA suc0002;
CREATE TABLE suc0002.zonas (id int);
RESET nivel.captura;
SELECT tipo, mensaje FROM nivel.previsualizar('zonas', 1);
SELECT resultado, estrategia, copias_verificadas, copias_eliminadas FROM nivel.ajustar('zonas', 1);
SELECT to_regclass('public.zonas'), to_regclass('suc0001.zonas');
