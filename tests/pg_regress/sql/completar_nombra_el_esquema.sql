-- Lo que le falta al esquema mismo (privilegios, privilegios por omisión, publicaciones) lo nombran completar_sucursal, su vista previa y el diagnóstico.
-- Y un privilegio que dio quien no es el dueño cambia de otorgante al ajustar: se advierte.
\pset format unaligned
\pset tuples_only on
\set SHOW_CONTEXT never
SET client_min_messages = error;
CREATE ROLE regress_lee8; CREATE ROLE regress_app8;
CREATE SCHEMA suc0001; GRANT USAGE ON SCHEMA suc0001 TO regress_lee8; CREATE TABLE suc0001.t (id int PRIMARY KEY);
GRANT SELECT ON suc0001.t TO regress_lee8 WITH GRANT OPTION;
SET ROLE regress_lee8; GRANT SELECT ON suc0001.t TO regress_app8; RESET ROLE;
ALTER DEFAULT PRIVILEGES IN SCHEMA suc0001 GRANT SELECT ON TABLES TO regress_lee8; CREATE PUBLICATION p FOR TABLES IN SCHEMA suc0001;
SELECT nivel.configurar('t', 2); SELECT mensaje, detalle FROM nivel.previsualizar('t', 1) WHERE tipo = 'advertencia';
-- También sobre lo que va con la tabla.
CREATE FUNCTION suc0001.f() RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1'; CREATE TABLE suc0001.u (id int DEFAULT suc0001.f());
GRANT EXECUTE ON FUNCTION suc0001.f() TO regress_lee8 WITH GRANT OPTION; SET ROLE regress_lee8; GRANT EXECUTE ON FUNCTION suc0001.f() TO regress_app8; RESET ROLE;
SELECT nivel.configurar('u', 2); SELECT mensaje, detalle FROM nivel.previsualizar('u', 1) WHERE tipo = 'advertencia' AND detalle ? 'otorgados';
DROP TABLE suc0001.u; DROP FUNCTION suc0001.f(); DELETE FROM nivel.configuracion WHERE entidad = 'u';
CREATE SCHEMA suc0002;
SELECT tipo, mensaje, CASE tipo WHEN 'advertencia' THEN detalle END FROM nivel.previsualizar_completar('suc0002');
SELECT mensaje FROM nivel.completar_sucursal('suc0002');
SELECT mensaje FROM nivel.completar_sucursal('suc0002');
CREATE SCHEMA suc0003;
SELECT count(*) FROM nivel.alta_sucursal('suc0003');
SELECT * FROM nivel.diagnostico() WHERE control='sucursales';
DROP PUBLICATION p;
DROP OWNED BY regress_lee8, regress_app8; DROP ROLE regress_lee8, regress_app8;
