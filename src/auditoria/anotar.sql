-- $1: one event as JSON. $2: how many denials of a role fit into one minute.
WITH e AS (
    SELECT * FROM pg_catalog.jsonb_to_record($1::jsonb) AS e (
        intento uuid, fase text, accion text, entidad text, nivel_origen smallint, nivel_destino integer, usuario text,
        rol text, usuario_aplicacion text, direccion text, aplicacion text, pid integer, xid xid8, sistema text,
        version text, sqlstate text, mensaje text, detalle jsonb)
    WHERE e.fase <> 'denegado'
       OR $2 > (SELECT count(*) FROM nivel.auditoria a
                WHERE a.fase = 'denegado' AND a.usuario = e.usuario AND a.momento > pg_catalog.clock_timestamp() - interval '1 minute')
)
INSERT INTO nivel.auditoria (intento, fase, accion, entidad, nivel_origen, nivel_destino, usuario, rol,
                             usuario_aplicacion, direccion, aplicacion, pid, xid, sistema, version,
                             sqlstate, mensaje, detalle)
SELECT e.intento, e.fase, e.accion, e.entidad, e.nivel_origen, e.nivel_destino, e.usuario, e.rol,
       e.usuario_aplicacion, e.direccion, e.aplicacion, e.pid, e.xid, e.sistema, e.version,
       e.sqlstate, e.mensaje, e.detalle
FROM e
RETURNING pg_catalog.to_json(momento)
