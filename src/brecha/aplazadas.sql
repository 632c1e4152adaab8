-- The constraints of the tables $1 that can be put off, and whether they are from the start.
SELECT coalesce(json_agg(json_build_object('nombre', r.nombre, 'al_final', r.al_final)), '[]')
FROM (SELECT format('%I.%I', n.nspname, k.conname) AS nombre, bool_or(k.condeferred) AS al_final
      FROM pg_catalog.pg_trigger t
      JOIN pg_catalog.pg_constraint k ON k.oid = t.tgconstraint
      JOIN pg_catalog.pg_namespace n ON n.oid = k.connamespace
      WHERE t.tgdeferrable AND t.tgrelid = ANY ($1)
      GROUP BY 1) r
