-- Un pid vuelve a usarse, y detrás de un pooler una sesión es de muchos: cómo empieza cada intento dice desde cuándo es la sesión.
\pset format unaligned
\set VERBOSITY terse
CREATE ROLE regress_auditoria_sesion;
GRANT USAGE ON SCHEMA nivel TO regress_auditoria_sesion;
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int);
CREATE TABLE suc0001.rubros (id int);
INSERT INTO suc0001.rubros VALUES (1);
SET timezone = 'America/Argentina/Buenos_Aires';
SET datestyle = 'SQL, DMY';
-- una llamada lograda, una que falla, una deshecha y una previsualización que se registra
SELECT nivel.configurar('zonas', 2);
SELECT nivel.configurar('rubros', 2);
SELECT resultado FROM nivel.ajustar('zonas', 1);
SELECT nivel.ajustar('rubros', 1);
BEGIN;
SELECT nivel.configurar('monedas', 1);
ROLLBACK;
SELECT tipo FROM nivel.previsualizar('rubros', 1, registrar => true) WHERE tipo = 'impedimento';
-- con SQL: declarar, ajustar, permitir, quitar y lo que se rechaza
INSERT INTO nivel.configuracion (entidad, nivel) VALUES ('otra', 1);
UPDATE nivel.configuracion SET niveles_permitidos = '{1}' WHERE entidad = 'otra';
UPDATE nivel.configuracion SET nivel = 2 WHERE entidad = 'zonas';
UPDATE nivel.configuracion SET nivel = 1 WHERE entidad = 'rubros';
DELETE FROM nivel.configuracion WHERE entidad = 'otra';
-- a quien no puede
SET ROLE regress_auditoria_sesion;
SELECT nivel.ajustar('zonas', 1);
RESET ROLE;
TRUNCATE nivel.configuracion;
SELECT h.accion, h.entidad, h.resultado, h.sesion_desde = s.backend_start AS esta_sesion, h.direccion IS NULL AS local
FROM nivel.historial h, pg_stat_activity s WHERE s.pid = pg_backend_pid() AND h.accion <> 'activar' ORDER BY h.momento;
-- Solo donde empieza, en una forma que no depende de quien llama, y la huella la abarca.
SELECT a.fase, count(*) > 0 AS hay, bool_and(a.detalle ? 'sesion_desde') AS dicha,
       bool_and(a.detalle ->> 'sesion_desde' ~ '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+00:00$') AS iso, bool_and(a.huella = nivel._huella(a)) AS suya
FROM nivel.auditoria a WHERE a.accion NOT IN ('activar', 'TRUNCATE') GROUP BY a.fase ORDER BY a.fase;
-- Una fila de antes no la tiene, y lo que no es un momento tampoco: la vista no falla.
SET nivel.permitir_desmontaje = on;
BEGIN;
ALTER TABLE nivel.auditoria DISABLE TRIGGER USER;
UPDATE nivel.auditoria SET detalle = detalle - 'sesion_desde' WHERE accion = 'TRUNCATE';
UPDATE nivel.auditoria SET detalle = detalle || '{"sesion_desde": "2026-13-45T25:00:00.000000+00:00"}' WHERE accion = 'DELETE' AND fase = 'intento';
UPDATE nivel.auditoria SET detalle = '["11:00:00"]' WHERE accion = 'INSERT' AND fase = 'intento';
SELECT accion, sesion_desde IS NULL AS no_se_sabe FROM nivel.historial WHERE accion IN ('TRUNCATE', 'DELETE', 'INSERT') ORDER BY 1;
ROLLBACK;
DROP OWNED BY regress_auditoria_sesion;
DROP ROLE regress_auditoria_sesion;
