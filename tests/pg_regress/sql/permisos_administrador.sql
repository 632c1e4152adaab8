-- nivel_administrador lee y cambia por las funciones; a mano, solo nivel.configuracion, donde SQL hace lo mismo que ellas.
\pset format unaligned
\set VERBOSITY terse
CREATE ROLE regress_permisos_admin IN ROLE nivel_administrador;
CREATE SCHEMA suc0001;
CREATE SCHEMA central;
CREATE TABLE suc0001.zonas (id int);
SET ROLE regress_permisos_admin;
SELECT nivel.configurar('zonas', 2);
SELECT nivel.registrar_sucursal('central');
SELECT nivel.baja_sucursal('central');
SELECT entidad, copias_sucursal FROM nivel.estado;
SELECT count(*) > 0 FROM nivel.diagnostico();
SELECT resultado FROM nivel.ajustar('zonas', 1);
INSERT INTO nivel.configuracion VALUES ('x', 2);
UPDATE nivel.configuracion SET niveles_permitidos = '{1}';
DELETE FROM nivel.configuracion;
UPDATE nivel.sucursal_registrada SET activa = true;
SELECT nivel._ddl_propio('DROP TABLE public.zonas');
RESET ROLE;
SELECT usuario = session_user AS sesion FROM nivel.intentos;
DROP ROLE regress_permisos_admin;
