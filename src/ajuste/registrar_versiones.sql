-- $1: the rows of the reference's phinxlog, as JSON; $2: {"esquema", "tabla", "sesion"} of the target's.
WITH nuevas AS (
    INSERT INTO {destino} (version, migration_name, start_time, end_time, breakpoint)
    SELECT o.version, o.migration_name, o.start_time, o.end_time, false
    FROM pg_catalog.jsonb_to_recordset($1::jsonb)
         AS o (version bigint, migration_name text, start_time timestamp, end_time timestamp)
    ORDER BY o.version
    RETURNING version, migration_name
)
INSERT INTO nivel.registro_phinx (xid, rol, esquema, tabla, version, nombre, accion, sentencias, hasta_bitacora, sesion)
SELECT pg_catalog.pg_current_xact_id(), session_user, $2::jsonb ->> 'esquema', $2::jsonb ->> 'tabla', n.version, n.migration_name,
       'aplicada', 0, 0, $2::jsonb ->> 'sesion'
FROM nuevas n
