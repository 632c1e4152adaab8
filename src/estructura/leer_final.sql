-- Digests of what the tables are made of, and ($3) all of it, element by element.
SELECT json_build_object(
    'alrededor', (SELECT a.hay FROM alrededor a),
    -- «huella» leaves out what an adjustment does not have to carry over (modelo::NO_SE_LLEVA)
    'huellas', (
        SELECT json_agg(json_build_object('oid', h.raiz::bigint, 'huella', h.huella, 'completa', h.completa))
        FROM (SELECT e.raiz, pg_catalog.md5(string_agg(e.linea, E'\n' ORDER BY e.linea COLLATE "C") FILTER (WHERE e.clase NOT IN ('dueño', 'secuencia libre'))) AS huella,
                     pg_catalog.md5(string_agg(e.linea, E'\n' ORDER BY e.linea COLLATE "C")) AS completa
              FROM (SELECT t.raiz, x.clase, pg_catalog.concat_ws(' ', t.tabla, x.clase, x.nombre, x.atributos) AS linea FROM elementos x JOIN t ON t.oid = x.relid) e GROUP BY e.raiz) h),
    'elementos', CASE WHEN $3::boolean THEN (
        SELECT json_agg(json_build_object('oid', t.raiz::bigint, 'tabla', t.tabla, 'clase', e.clase, 'nombre', e.nombre,
                                          'atributos', (SELECT pg_catalog.jsonb_object_agg(a.key, a.value) FROM pg_catalog.jsonb_each_text(e.atributos) a WHERE a.value IS NOT NULL)))
        FROM elementos e JOIN t ON t.oid = e.relid) END)
