SELECT json_build_object('intento', pg_catalog.gen_random_uuid(), 'direccion', pg_catalog.host(pg_catalog.inet_client_addr()),
                         'aplicacion', nullif(pg_catalog.current_setting('application_name'), ''),
                         'xid', pg_catalog.pg_current_xact_id()::text)
