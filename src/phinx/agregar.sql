-- {filas}: the rows of the reference's phinxlog, as JSON. Runs as the owner of the target's.
INSERT INTO {destino} (version, migration_name, start_time, end_time, breakpoint)
SELECT o.version, o.migration_name, o.start_time, o.end_time, false
FROM pg_catalog.jsonb_to_recordset({filas}::jsonb)
     AS o (version bigint, migration_name text, start_time timestamp, end_time timestamp)
ORDER BY o.version
