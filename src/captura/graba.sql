-- Whether DDL is recorded in this database.
SELECT pg_catalog.to_json(EXISTS (
    SELECT FROM pg_catalog.pg_event_trigger e JOIN pg_catalog.pg_proc p ON p.oid = e.evtfoid
    JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname = 'nivel' AND p.proname = '_capturar_fin' AND e.evtenabled <> 'D'))
