, neutros AS (
    -- with what a caja has of its sucursal called after it
    SELECT e.relid, e.clase, t.raiz, CASE WHEN t.padre IS NULL THEN t.tabla ELSE nivel._con_padre(t.tabla, t.padre) END AS tabla,
           CASE WHEN t.padre IS NULL OR e.clase NOT IN ('función', 'dueño', 'partición', 'hija') THEN e.nombre ELSE nivel._con_padre(e.nombre, t.padre) END AS nombre,
           CASE WHEN t.padre IS NULL THEN e.atributos ELSE nivel._atributos_con_padre(e.atributos, t.padre) END AS atributos
    FROM elementos e JOIN t ON t.oid = e.relid
)
-- Digests of what the tables are made of, and ($3) all of it, element by element.
SELECT json_build_object(
    'alrededor', (SELECT a.hay FROM alrededor a),
    -- «huella» leaves out what an adjustment does not have to carry over (modelo::NO_SE_LLEVA)
    'huellas', (
        SELECT json_agg(json_build_object('oid', h.raiz::bigint, 'huella', h.huella, 'completa', h.completa))
        FROM (SELECT e.raiz, pg_catalog.md5(string_agg(e.linea, E'\n' ORDER BY e.linea COLLATE "C") FILTER (WHERE e.clase NOT IN ('dueño', 'secuencia libre'))) AS huella,
                     pg_catalog.md5(string_agg(e.linea, E'\n' ORDER BY e.linea COLLATE "C")) AS completa
              FROM (SELECT x.raiz, x.clase, pg_catalog.concat_ws(' ', x.tabla, x.clase, x.nombre, x.atributos) AS linea FROM neutros x) e GROUP BY e.raiz) h),
    'elementos', CASE WHEN $3::boolean THEN (
        SELECT json_agg(json_build_object('oid', e.raiz::bigint, 'tabla', e.tabla, 'clase', e.clase, 'nombre', e.nombre,
                                          'atributos', (SELECT pg_catalog.jsonb_object_agg(a.key, a.value) FROM pg_catalog.jsonb_each_text(e.atributos) a WHERE a.value IS NOT NULL)))
        FROM neutros e) END)
