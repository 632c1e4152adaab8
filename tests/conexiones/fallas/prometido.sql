-- What an adjustment of round {n} to level 1 promises and is not so, one line each, whatever the product thinks of it.
SELECT 'el nivel' WHERE (SELECT nivel FROM nivel.configuracion WHERE entidad = 'ent{n}') IS DISTINCT FROM 1
UNION ALL
SELECT 'dónde están la tabla y su secuencia: ' || coalesce(string_agg(format('%s %s', oid::regclass, relkind), ', ' ORDER BY oid), 'en ninguna parte')
FROM pg_class WHERE relname LIKE 'ent{n}%' AND relkind IN ('r', 'S')
HAVING array_agg(format('%s %s', relnamespace::regnamespace, relkind) ORDER BY relkind DESC) IS DISTINCT FROM '{public r,public S}'
UNION ALL
SELECT 'las columnas: ' || string_agg(attname, ', ' ORDER BY attnum)
FROM pg_attribute WHERE attrelid = to_regclass('public.ent{n}') AND attnum > 0
HAVING array_agg(attname::text ORDER BY attnum) IS DISTINCT FROM '{id,orden,nombre,codigo}'
UNION ALL
SELECT 'las reglas y los índices: ' || string_agg(o, ', ')
FROM (SELECT conname::text FROM pg_constraint WHERE conrelid = to_regclass('public.ent{n}') AND contype IN ('p', 'c')
      UNION ALL
      SELECT indexrelid::regclass::text FROM pg_index WHERE indrelid = to_regclass('public.ent{n}') AND NOT indisprimary) x (o)
HAVING array_agg(o ORDER BY o) IS DISTINCT FROM '{ent{n}_codigo,ent{n}_nombre,ent{n}_pkey}'
UNION ALL
SELECT 'las claves que la referencian: ' || count(*)
FROM pg_constraint WHERE conname = 'det{n}_zona' AND confrelid = to_regclass('public.ent{n}') HAVING count(*) <> 2
UNION ALL
SELECT 'las vistas que la leen: ' || count(DISTINCT w.ev_class)
FROM pg_depend d JOIN pg_rewrite w ON d.classid = 'pg_rewrite'::regclass AND w.oid = d.objid
WHERE d.refobjid = to_regclass('public.ent{n}') AND w.ev_class::regclass::text LIKE '%.vis{n}' HAVING count(DISTINCT w.ev_class) <> 2
UNION ALL
SELECT 'las versiones: ' || count(*) FROM public.phinxlog WHERE version IN (202601010{n}, 202601020{n}) HAVING count(*) <> 2
UNION ALL
SELECT 'las filas: ' || count(*) FROM public.ent{n} HAVING count(*) <> 0
