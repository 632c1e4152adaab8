-- Una función con cuerpo BEGIN ATOMIC, un argumento de la fila y una tabla con el tipo: NV007 que los nombra. Una con texto no ata.
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
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
SELECT to_regclass('public.zonas'), to_regprocedure('suc0001.cuantas()');
DROP FUNCTION suc0001.cuantas, suc0001.todas;
DROP PROCEDURE suc0001.llenar;
DROP TABLE suc0001.guarda;
SELECT resultado FROM nivel.ajustar('zonas', 1);
