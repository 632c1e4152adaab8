-- Whether the schemas $1 have something that is called like one of the server's and whose owner has not the rights of $2.
SELECT pg_catalog.to_json(EXISTS (
    SELECT FROM (
        SELECT p.pronamespace AS esquema, p.proname AS nombre, p.proowner AS duenio FROM pg_catalog.pg_proc p
        UNION ALL SELECT y.typnamespace, y.typname, y.typowner FROM pg_catalog.pg_type y
        UNION ALL SELECT o.oprnamespace, o.oprname, o.oprowner FROM pg_catalog.pg_operator o
        UNION ALL SELECT k.collnamespace, k.collname, k.collowner FROM pg_catalog.pg_collation k
        UNION ALL SELECT c.relnamespace, c.relname, c.relowner FROM pg_catalog.pg_class c
        UNION ALL SELECT c.cfgnamespace, c.cfgname, c.cfgowner FROM pg_catalog.pg_ts_config c
        UNION ALL SELECT d.dictnamespace, d.dictname, d.dictowner FROM pg_catalog.pg_ts_dict d
        UNION ALL SELECT o.opcnamespace, o.opcname, o.opcowner FROM pg_catalog.pg_opclass o
    ) x
    JOIN pg_catalog.pg_namespace n ON n.oid = x.esquema AND n.nspname = ANY ($1)
    WHERE NOT pg_catalog.pg_has_role(x.duenio, $2, 'USAGE')
      AND (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.proname = x.nombre AND p.pronamespace = 'pg_catalog'::regnamespace)
           OR EXISTS (SELECT FROM pg_catalog.pg_type y WHERE y.typname = x.nombre AND y.typnamespace = 'pg_catalog'::regnamespace)
           OR EXISTS (SELECT FROM pg_catalog.pg_operator o WHERE o.oprname = x.nombre AND o.oprnamespace = 'pg_catalog'::regnamespace)
           OR EXISTS (SELECT FROM pg_catalog.pg_collation k WHERE k.collname = x.nombre AND k.collnamespace = 'pg_catalog'::regnamespace)
           OR EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.relname = x.nombre AND c.relnamespace = 'pg_catalog'::regnamespace)
           OR EXISTS (SELECT FROM pg_catalog.pg_ts_config c WHERE c.cfgname = x.nombre AND c.cfgnamespace = 'pg_catalog'::regnamespace)
           OR EXISTS (SELECT FROM pg_catalog.pg_ts_dict d WHERE d.dictname = x.nombre AND d.dictnamespace = 'pg_catalog'::regnamespace)
           OR EXISTS (SELECT FROM pg_catalog.pg_opclass o WHERE o.opcname = x.nombre AND o.opcnamespace = 'pg_catalog'::regnamespace))))
