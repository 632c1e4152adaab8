-- The columns of the table $1 that store a value, each with its type written out.
SELECT json_agg(json_build_object(
           'numero', a.attnum, 'nombre', a.attname, 'citada', pg_catalog.quote_ident(a.attname),
           'tipo', pg_catalog.format_type(a.atttypid, a.atttypmod)) ORDER BY a.attnum)
FROM pg_catalog.pg_attribute a
WHERE a.attrelid = $1 AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
