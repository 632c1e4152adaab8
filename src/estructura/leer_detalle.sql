SELECT json_agg(json_build_object('oid', t.raiz::bigint, 'tabla', t.tabla, 'clase', e.clase, 'nombre', e.nombre,
                                  'atributos', (SELECT pg_catalog.jsonb_object_agg(a.key, a.value) FROM pg_catalog.jsonb_each_text(e.atributos) a WHERE a.value IS NOT NULL)))
FROM elementos e JOIN t ON t.oid = e.relid
