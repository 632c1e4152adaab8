-- Dentro de una función SECURITY DEFINER rige el derecho de su dueño, y queda quién abrió la sesión.
\pset format unaligned
CREATE ROLE regress_auditoria_fa;
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int);
CREATE FUNCTION public.panel(e text) RETURNS text LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS 'SELECT (nivel.ajustar(e, 1)).resultado';
SET SESSION AUTHORIZATION regress_auditoria_fa;
SELECT public.panel('zonas');
RESET SESSION AUTHORIZATION;
SELECT usuario, rol = session_user AS del_dueno, fase FROM nivel.auditoria WHERE accion NOT IN ('activar', 'configurar') ORDER BY id;
DROP ROLE regress_auditoria_fa;
