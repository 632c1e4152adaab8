-- Sin nivel_administrador no se cambia nada: sin privilegios lo dice el servidor, y con los que dio otro se deniega y queda escrito.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE ROLE regress_cambio_nadie;
CREATE ROLE regress_cambio_lector IN ROLE nivel_lector;
CREATE ROLE regress_cambio_otro;
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.clientes (id int);
SELECT nivel.configurar('clientes', 2);
\set VERBOSITY terse
SET ROLE regress_cambio_nadie;
UPDATE nivel.configuracion SET nivel = 1;
SELECT nivel.exportar_configuracion();
SET ROLE regress_cambio_lector;
UPDATE nivel.configuracion SET nivel = 1;
INSERT INTO nivel.configuracion (entidad, nivel) VALUES ('x', 2);
DELETE FROM nivel.configuracion;
SELECT nivel.exportar_configuracion();
RESET ROLE;
\set VERBOSITY default
GRANT SELECT, INSERT, UPDATE, DELETE ON nivel.configuracion TO regress_cambio_otro;
SET ROLE regress_cambio_otro;
UPDATE nivel.configuracion SET nivel = 1 WHERE entidad = 'clientes';
\echo :SQLSTATE
UPDATE nivel.configuracion SET niveles_permitidos = '{2}' WHERE entidad = 'clientes';
\echo :SQLSTATE
INSERT INTO nivel.configuracion (entidad, nivel) VALUES ('x', 2);
\echo :SQLSTATE
DELETE FROM nivel.configuracion WHERE entidad = 'clientes';
\echo :SQLSTATE
UPDATE nivel.configuracion SET nivel = 9 WHERE entidad = 'clientes';
\echo :SQLSTATE
UPDATE nivel.configuracion SET entidad = 'x' WHERE entidad = 'clientes';
\echo :SQLSTATE
SELECT nivel.importar_configuracion('{"clientes":[1]}');
\echo :SQLSTATE
RESET ROLE;
SELECT entidad, nivel, niveles_permitidos FROM nivel.configuracion;
SELECT accion, entidad, nivel_destino AS hasta, resultado, rol FROM nivel.historial WHERE resultado = 'denegado' ORDER BY momento;
-- Lo que se puede llamar por debajo tampoco hace nada: los cambios los apuntan los disparadores, y nadie más.
SET ROLE regress_cambio_otro;
SELECT nivel._aplicar_cambios('nivel.configuracion'::regclass), nivel._apartar_entidad('clientes');
SELECT nivel._apuntar_cambio();
CREATE TEMP TABLE puerta (entidad text, nivel int, niveles_permitidos int[]);
CREATE TRIGGER colarse AFTER INSERT ON puerta FOR EACH ROW EXECUTE FUNCTION nivel._apuntar_cambio();
CREATE TRIGGER colarse AFTER INSERT ON puerta FOR EACH STATEMENT EXECUTE FUNCTION nivel._resolver_cambios();
RESET ROLE;
SELECT count(*) FROM pg_locks WHERE locktype = 'object' AND mode = 'ExclusiveLock' AND classid = 'pg_extension'::regclass
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database());
DROP OWNED BY regress_cambio_otro;
DROP ROLE regress_cambio_nadie, regress_cambio_lector, regress_cambio_otro;
