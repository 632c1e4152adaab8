-- Lo que se trae con la tabla tampoco puede usar nada de una sucursal: se mira hasta el fondo.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
CREATE SCHEMA comun;
SET nivel.captura = off;
CREATE FUNCTION suc0002.ajena() RETURNS int LANGUAGE sql AS 'SELECT 7';
CREATE DOMAIN suc0002.dominio AS int;
CREATE FUNCTION suc0001.propia() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT suc0002.ajena(); END;
CREATE TYPE suc0001.compuesto AS (d suc0002.dominio);
CREATE FUNCTION comun.intermedia() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT suc0002.ajena(); END;
CREATE DOMAIN comun.revisado AS int CHECK (comun.intermedia() > VALUE);
CREATE TABLE suc0001.con_funcion (a int DEFAULT suc0001.propia());
CREATE TABLE suc0001.con_tipo (a suc0001.compuesto[]);
CREATE TABLE suc0001.con_comun (a comun.revisado);
CREATE TABLE suc0001.sin_nada (a int DEFAULT 3);
RESET nivel.captura;
SELECT entidad, p.detalle ->> 'sqlstate' AS sqlstate, p.detalle ->> 'detalle' AS detalle
FROM (VALUES ('con_funcion'), ('con_tipo'), ('con_comun'), ('sin_nada')) e (entidad) LEFT JOIN LATERAL nivel.previsualizar(entidad, 1) p ON p.tipo = 'impedimento' ORDER BY entidad;
