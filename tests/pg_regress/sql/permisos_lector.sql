-- nivel_lector lee todo y no cambia nada.
\pset format unaligned
\set VERBOSITY terse
CREATE ROLE regress_permisos_lector IN ROLE nivel_lector;
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int);
SELECT nivel.configurar('zonas', 2);
SET ROLE regress_permisos_lector;
SELECT entidad FROM nivel.configuracion;
SELECT entidad, copias_sucursal FROM nivel.estado;
SELECT esquema FROM nivel.sucursales;
SELECT entidad FROM nivel.bitacora WHERE entidad IS NOT NULL;
SELECT count(*) FROM nivel.intentos;
SELECT count(*) FROM nivel.auditoria WHERE accion NOT IN ('activar', 'configurar');
SELECT count(*) FROM nivel.migraciones('zonas');
SELECT nivel.ajustar('zonas', 1);
SELECT nivel.configurar('zonas', 1);
SELECT nivel.registrar_sucursal('suc0001');
SELECT nivel.baja_sucursal('suc0001');
INSERT INTO nivel.configuracion VALUES ('x', 2);
UPDATE nivel.configuracion SET nivel = 1;
DELETE FROM nivel.configuracion;
INSERT INTO nivel.sucursal_registrada VALUES ('x', 2);
DELETE FROM nivel.bitacora;
DELETE FROM nivel.registro_phinx;
RESET ROLE;
SELECT entidad, nivel FROM nivel.configuracion;
DROP ROLE regress_permisos_lector;
