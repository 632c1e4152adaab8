-- Una sucursal dada de baja no recibe copia; la que tiene se prueba vacía y se queda, y si tiene filas se rechaza.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001; CREATE SCHEMA suc0002; CREATE SCHEMA central;
SELECT nivel.registrar_sucursal('central');
SELECT nivel.baja_sucursal('suc0002');
CREATE TABLE public.zonas (id int PRIMARY KEY);
CREATE TABLE public.rubros (id int PRIMARY KEY);
CREATE TABLE suc0002.rubros (id int PRIMARY KEY);
SELECT nivel.configurar('zonas', 1), nivel.configurar('rubros', 1);
SELECT resultado, copias_verificadas, copias_eliminadas FROM nivel.ajustar('zonas', 2);
INSERT INTO suc0002.rubros VALUES (1);
SELECT nivel.ajustar('rubros', 2);
\echo :SQLSTATE
DELETE FROM suc0002.rubros;
SELECT resultado, copias_verificadas, copias_eliminadas FROM nivel.ajustar('rubros', 2);
SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relname IN ('zonas', 'rubros') ORDER BY 2, 1;
