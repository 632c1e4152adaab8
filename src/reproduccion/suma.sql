'{numero}', pg_catalog.json_build_array(pg_catalog.count({valor}), coalesce(pg_catalog.sum(pg_catalog.hashtextextended(pg_catalog.format('%s', {valor}), 0)), 0)::text)
