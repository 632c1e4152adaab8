-- «huella» leaves out what an adjustment does not have to carry over (modelo::NO_SE_LLEVA).
SELECT json_agg(json_build_object('oid', h.relid::bigint, 'huella', h.huella, 'completa', h.completa))
FROM (SELECT e.relid, pg_catalog.md5(string_agg(e.linea, E'\n' ORDER BY e.linea COLLATE "C") FILTER (WHERE e.clase NOT IN ('dueño', 'secuencia libre'))) AS huella,
             pg_catalog.md5(string_agg(e.linea, E'\n' ORDER BY e.linea COLLATE "C")) AS completa
      FROM (SELECT relid, clase, clase || ' ' || nombre || ' ' || atributos::text AS linea FROM elementos) e GROUP BY e.relid) h
