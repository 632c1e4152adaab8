-- Una función con cuerpo BEGIN ATOMIC, un argumento de la fila y una columna con el tipo siguen a la tabla. Una con texto no ata.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
SET nivel.captura = off;
CREATE TABLE suc0001.zonas (id int);
CREATE FUNCTION suc0001.cuantas() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(*) FROM suc0001.zonas; END;
CREATE PROCEDURE suc0001.llenar() LANGUAGE sql BEGIN ATOMIC INSERT INTO suc0001.zonas VALUES (1); END;
CREATE FUNCTION suc0001.todas() RETURNS SETOF suc0001.zonas LANGUAGE sql AS 'SELECT * FROM suc0001.zonas';
CREATE FUNCTION suc0001.con_texto() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM suc0001.zonas';
CREATE TABLE suc0001.guarda (z suc0001.zonas[]);
RESET nivel.captura;
SELECT resultado, estrategia FROM nivel.ajustar('zonas', 1, estrategia => 'copiar');
SELECT to_regclass('public.zonas'), to_regprocedure('suc0001.cuantas()');
CALL suc0001.llenar();
SELECT suc0001.cuantas(), format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = 'suc0001.guarda'::regclass AND attname = 'z';
SELECT pg_get_function_result('suc0001.todas'::regproc);
