SELECT json_agg(json_build_object('oid', h.relid::bigint, 'huella', h.huella))
FROM (SELECT e.relid, pg_catalog.md5(string_agg(e.clase || ' ' || e.nombre || ' ' || e.atributos::text, E'\n' ORDER BY e.clase COLLATE "C", e.nombre COLLATE "C")) AS huella
      FROM elementos e GROUP BY e.relid) h
