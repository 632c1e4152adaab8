-- UPDATE del nivel es un ajuste: se prueba, se mueve, se audita como nivel.ajustar y queda quién y cuándo. Lo hace un administrador.
\pset format unaligned
CREATE ROLE regress_cambio_update IN ROLE nivel_administrador;
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
CREATE TABLE suc0001.clientes (id int PRIMARY KEY, nombre text NOT NULL);
CREATE TABLE suc0002.clientes (id int PRIMARY KEY, nombre text NOT NULL);
SELECT nivel.configurar('clientes', 2);
SET nivel.usuario = 'jperez';
SET ROLE regress_cambio_update;
UPDATE nivel.configuracion SET nivel = 1 WHERE entidad = 'clientes'
RETURNING entidad, nivel, modificado_por = session_user AS por_mi;
RESET ROLE;
SELECT nivel, modificado_por = session_user AS por_mi, modificado_en BETWEEN now() - interval '1 min' AND clock_timestamp() AS reciente,
       to_regclass('public.clientes'), to_regclass('suc0001.clientes'), to_regclass('suc0002.clientes')
FROM nivel.configuracion;
SELECT entidad, nivel_origen, nivel_destino, resultado, motivo, usuario = session_user AS sesion, rol, usuario_aplicacion,
       detalle - 'milisegundos' AS detalle FROM nivel.intentos;
SELECT accion, string_agg(fase, ', ' ORDER BY id) AS fases, max(detalle ->> 'por') AS por FROM nivel.auditoria
WHERE entidad = 'clientes' GROUP BY intento, accion ORDER BY min(id);
-- También en el modo de réplica, y con nivel.limpieza.
CREATE TABLE suc0001.zonas (id int);
INSERT INTO nivel.configuracion (entidad, nivel) VALUES ('zonas', 2);
SET session_replication_role = replica;
SET nivel.limpieza = 'conservar';
UPDATE nivel.configuracion SET nivel = 1 WHERE entidad = 'zonas';
RESET session_replication_role;
RESET nivel.limpieza;
SELECT to_regclass('public.zonas'), to_regclass('suc0001.zonas'), to_regclass('suc0001.zonas__nivel2');
-- Los ajustes con los que empieza un volcado dejan pasar las filas que trae, y nada más.
CREATE TABLE suc0001.rubros (id int);
SET check_function_bodies = off;
SET row_security = off;
INSERT INTO nivel.configuracion (entidad, nivel, modificado_por) VALUES ('rubros', 2, 'otro'), ('restaurada', 1, 'otro');
SELECT entidad, modificado_por FROM nivel.configuracion WHERE modificado_por = 'otro' ORDER BY 1;
UPDATE nivel.configuracion SET nivel = 1 WHERE entidad = 'rubros';
RESET row_security;
RESET check_function_bodies;
SELECT to_regclass('public.rubros'), to_regclass('suc0001.rubros');
SELECT accion, entidad FROM nivel.historial WHERE entidad IN ('rubros', 'restaurada');
DROP ROLE regress_cambio_update;
