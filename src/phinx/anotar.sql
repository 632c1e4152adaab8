-- $1: the versions that were added or taken out, as JSON; $2: {"esquema", "esquema_tabla", "tabla", "sesion", "entidad", "accion"} of the phinxlog that they are in.
INSERT INTO nivel.registro_phinx (xid, rol, esquema, esquema_tabla, tabla, version, nombre, accion, sentencias, hasta_bitacora, sesion, entidad)
SELECT pg_catalog.pg_current_xact_id(), session_user, d.dicho ->> 'esquema', nullif(d.dicho ->> 'esquema_tabla', d.dicho ->> 'esquema'), d.dicho ->> 'tabla',
       o.version, o.migration_name, d.dicho ->> 'accion', 0, 0, d.dicho ->> 'sesion', d.dicho ->> 'entidad'
FROM (SELECT $2::jsonb) d (dicho) CROSS JOIN pg_catalog.jsonb_to_recordset($1::jsonb) AS o (version bigint, migration_name text)
