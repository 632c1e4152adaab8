-- Un ajuste logrado que quien llamó deshizo queda como revertido, con quién y los niveles.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int);
SELECT nivel.configurar('zonas', 2);
BEGIN;
SELECT resultado FROM nivel.ajustar('zonas', 1);
SELECT resultado FROM nivel.intentos;
ROLLBACK;
SELECT usuario = session_user AS por_mi, entidad, nivel_origen, nivel_destino, resultado FROM nivel.intentos;
SELECT fase FROM nivel.auditoria WHERE accion NOT IN ('activar', 'configurar') ORDER BY id;
SELECT nivel, to_regclass('public.zonas'), to_regclass('suc0001.zonas') FROM nivel.configuracion;
