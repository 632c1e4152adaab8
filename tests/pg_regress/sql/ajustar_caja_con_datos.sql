-- Las copias en esquemas de caja también se verifican, cualquiera sea el nivel configurado.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0001caja001;
CREATE SCHEMA suc0001caja0002;
CREATE TABLE suc0001.zonas (id int);
CREATE TABLE suc0001caja001.zonas (id int);
CREATE TABLE suc0001caja0002.zonas (id int);
SELECT nivel.configurar('zonas', 2);
INSERT INTO suc0001caja0002.zonas VALUES (1);
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
TRUNCATE suc0001caja0002.zonas;
SELECT copias_verificadas, copias_eliminadas FROM nivel.ajustar('zonas', 1);
