-- Un esquema que ya existe: vacío, se usa; con objetos, se rechaza y los nombra; dado de baja, se dice cómo volver.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE ROLE regress_alta_existente_duenio;
CREATE ROLE regress_alta_existente_otro;
CREATE ROLE regress_alta_existente_admin IN ROLE nivel_administrador;
CREATE SCHEMA suc0001 AUTHORIZATION regress_alta_existente_duenio;
CREATE TABLE suc0001.zonas (id int);
-- vacío: queda con el dueño y los privilegios de las demás
CREATE SCHEMA suc0002;
GRANT USAGE ON SCHEMA suc0002 TO regress_alta_existente_otro;
SELECT tipo, mensaje FROM nivel.previsualizar_alta('suc0002') WHERE tipo = 'verificacion';
SELECT tablas FROM nivel.alta_sucursal('suc0002');
SELECT nspowner::regrole, has_schema_privilege('regress_alta_existente_otro', oid, 'USAGE') AS otro FROM pg_namespace WHERE nspname = 'suc0002';
-- de otro, cuyos derechos no tiene quien pide
CREATE SCHEMA suc0003 AUTHORIZATION regress_alta_existente_otro;
SET ROLE regress_alta_existente_admin;
SELECT nivel.alta_sucursal('suc0003');
\echo :SQLSTATE
RESET ROLE;
GRANT regress_alta_existente_otro TO regress_alta_existente_admin;
SET ROLE regress_alta_existente_admin;
SELECT tablas FROM nivel.alta_sucursal('suc0003');
RESET ROLE;
SELECT nspowner::regrole FROM pg_namespace WHERE nspname = 'suc0003';
-- con objetos
CREATE SCHEMA suc0004;
CREATE FUNCTION suc0004.f() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE TABLE suc0004.clientes (id serial);
SELECT nivel.alta_sucursal('suc0004');
\echo :SQLSTATE
CREATE SCHEMA central;
CREATE VIEW central.v AS SELECT 1 AS uno;
SELECT nivel.alta_sucursal('central');
SELECT esquema FROM nivel.sucursales ORDER BY 1;
-- registrada sin esquema, de otro nivel, dada de baja
CREATE SCHEMA norte;
SELECT nivel.registrar_sucursal('norte', 3, 'suc0001');
SELECT nivel.alta_sucursal('norte');
\echo :SQLSTATE
SELECT nivel.registrar_sucursal('norte');
DROP SCHEMA norte;
SELECT tablas FROM nivel.alta_sucursal('norte');
SELECT nivel.baja_sucursal('suc0002');
SELECT nivel.alta_sucursal('suc0002');
\echo :SQLSTATE
SELECT nivel.baja_sucursal('norte');
DROP SCHEMA norte CASCADE;
SELECT tablas FROM nivel.alta_sucursal('norte');
SELECT * FROM nivel.sucursales ORDER BY 1;
DROP SCHEMA suc0001, suc0002, suc0003, norte CASCADE;
DROP OWNED BY regress_alta_existente_duenio, regress_alta_existente_otro, regress_alta_existente_admin;
DROP ROLE regress_alta_existente_duenio, regress_alta_existente_otro, regress_alta_existente_admin;
-- El que está vacío y es de otro pasa a ser de quien es el modelo: se advierte.
CREATE ROLE regress_duenio_de_antes;
CREATE SCHEMA suc0077 AUTHORIZATION regress_duenio_de_antes;
SELECT mensaje FROM nivel.previsualizar_alta('suc0077') WHERE tipo = 'advertencia' AND mensaje LIKE '% y será de %';
DROP SCHEMA suc0077;
DROP ROLE regress_duenio_de_antes;
