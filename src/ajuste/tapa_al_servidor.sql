-- Whether the server has a type ($1: «tipo»), a collation («colación») or a function (its arguments included) of this name.
SELECT pg_catalog.to_json(CASE $1
    WHEN 'tipo' THEN EXISTS (SELECT FROM pg_catalog.pg_type y WHERE y.typnamespace = 'pg_catalog'::regnamespace AND y.typname = $2)
    WHEN 'colación' THEN EXISTS (SELECT FROM pg_catalog.pg_collation k WHERE k.collnamespace = 'pg_catalog'::regnamespace AND k.collname = $2)
    ELSE EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.pronamespace = 'pg_catalog'::regnamespace
                 AND pg_catalog.quote_ident(p.proname) || '(' || pg_catalog.oidvectortypes(p.proargtypes) || ')' = $2)
END)
