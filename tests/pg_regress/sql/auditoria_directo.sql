-- Lo que un superusuario cambia a mano en nivel.configuracion también es historia; lo que hace la extensión o trae un volcado, no.
\pset format unaligned
\set VERBOSITY terse
SET nivel.usuario = 'jperez';
INSERT INTO nivel.configuracion (entidad, nivel) VALUES ('zonas', 2), ('rubros', 3);
UPDATE nivel.configuracion SET niveles_permitidos = '{2}' WHERE entidad = 'zonas';
UPDATE nivel.configuracion SET nivel = 1 WHERE entidad = 'zonas';
DELETE FROM nivel.configuracion WHERE entidad = 'zonas';
BEGIN;
DELETE FROM nivel.configuracion;
ROLLBACK;
SET session_replication_role = replica;
DELETE FROM nivel.configuracion WHERE entidad = 'rubros';
RESET session_replication_role;
SELECT nivel.configurar('marcas', 2);
TRUNCATE nivel.configuracion;
SET check_function_bodies = off;
SET row_security = off;
INSERT INTO nivel.configuracion (entidad, nivel) VALUES ('restaurada', 2);
RESET row_security;
RESET check_function_bodies;
SELECT accion, usuario = session_user AS sesion, usuario_aplicacion, entidad, nivel_origen AS desde, nivel_destino AS hasta, resultado,
       detalle #> '{anterior,niveles_permitidos}' AS antes, detalle #> '{nueva,niveles_permitidos}' AS despues, jsonb_array_length(detalle -> 'anteriores') AS vaciadas
FROM nivel.historial WHERE accion <> 'activar' ORDER BY momento;
SELECT count(*) FROM nivel.intentos;
-- Esos dos ajustes no le sirven a otro para callar.
CREATE ROLE regress_auditoria_directo_otro;
GRANT SELECT, DELETE ON nivel.configuracion TO regress_auditoria_directo_otro;
SET ROLE regress_auditoria_directo_otro;
SET check_function_bodies = off;
SET row_security = off;
DELETE FROM nivel.configuracion;
RESET row_security;
RESET check_function_bodies;
RESET ROLE;
SELECT accion, rol, entidad FROM nivel.historial ORDER BY momento DESC LIMIT 1;
DROP OWNED BY regress_auditoria_directo_otro;
DROP ROLE regress_auditoria_directo_otro;
-- Y nadie más puede escribir historia a mano.
CREATE ROLE regress_auditoria_directo IN ROLE nivel_administrador;
SET ROLE regress_auditoria_directo;
SELECT nivel._anotar_directo('UPDATE', 'zonas', 2, 1, '{}');
CREATE TEMP TABLE puerta (entidad text, nivel int);
CREATE TRIGGER colarse AFTER INSERT ON puerta FOR EACH ROW EXECUTE FUNCTION nivel._anotar_vaciado();
RESET ROLE;
DROP TABLE IF EXISTS puerta;
DROP ROLE regress_auditoria_directo;
