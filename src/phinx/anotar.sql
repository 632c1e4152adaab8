-- $1: the versions that were added or taken out, as JSON; $2: {"esquema", "tabla", "sesion", "entidad", "accion"} of the phinxlog that they are in.
INSERT INTO nivel.registro_phinx (xid, rol, esquema, tabla, version, nombre, accion, sentencias, hasta_bitacora, sesion, entidad)
SELECT pg_catalog.pg_current_xact_id(), session_user, $2::jsonb ->> 'esquema', $2::jsonb ->> 'tabla', o.version, o.migration_name,
       $2::jsonb ->> 'accion', 0, 0, $2::jsonb ->> 'sesion', $2::jsonb ->> 'entidad'
FROM pg_catalog.jsonb_to_recordset($1::jsonb) AS o (version bigint, migration_name text)
