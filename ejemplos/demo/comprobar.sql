-- ¿Ocurrió lo que la historia cuenta? Un error aquí hace fallar `make demo`.
DO $$
DECLARE
    columnas text;
    faltan text;
BEGIN
    IF (SELECT nivel FROM nivel.configuracion WHERE entidad = 'proveedores') IS DISTINCT FROM 1 THEN
        RAISE EXCEPTION 'proveedores no quedó en el nivel 1';
    END IF;
    IF EXISTS (SELECT FROM pg_class WHERE relname = 'proveedores' AND relnamespace::regnamespace::text ~ '^suc') THEN
        RAISE EXCEPTION 'quedaron copias de proveedores en las sucursales';
    END IF;

    SELECT string_agg(attname, ',' ORDER BY attnum) INTO columnas
      FROM pg_attribute WHERE attrelid = 'public.proveedores'::regclass AND attnum > 0 AND NOT attisdropped;
    IF columnas IS DISTINCT FROM 'id,codigo,razon_social,creado_en,email,condicion_iva,cbu,alias_cbu' THEN
        RAISE EXCEPTION 'public.proveedores tiene otras columnas: %', columnas;
    END IF;

    SELECT string_agg(v::text, ', ') INTO faltan
      FROM unnest(ARRAY[20240305110000, 20240318093000, 20240520140000]) AS v
     WHERE v NOT IN (SELECT version FROM public.phinxlog);
    IF faltan IS NOT NULL THEN
        RAISE EXCEPTION 'public.phinxlog no tiene %', faltan;
    END IF;

    IF EXISTS (SELECT FROM nivel.configuracion WHERE entidad IN ('clientes', 'condiciones_iva') AND nivel <> 2) THEN
        RAISE EXCEPTION 'un ajuste rechazado cambió la configuración';
    END IF;
    IF (SELECT count(*) FROM suc0001.condiciones_iva) = 0 OR to_regclass('suc0001.clientes') IS NULL THEN
        RAISE EXCEPTION 'un ajuste rechazado cambió las tablas';
    END IF;

    SELECT string_agg(format('%s %s %s', e.entidad, e.resultado, e.codigo), '; ') INTO faltan
      FROM (VALUES ('proveedores', 'exitoso', NULL), ('proveedores', 'fallido', 'NV002'),
                   ('condiciones_iva', 'fallido', 'NV001'), ('clientes', 'fallido', 'NV007'),
                   ('cajas', 'denegado', '42501'))
           AS e (entidad, resultado, codigo)
     WHERE NOT EXISTS (SELECT FROM nivel.intentos i
                        WHERE i.entidad = e.entidad AND i.resultado = e.resultado
                          AND (e.codigo IS NULL OR i.sqlstate = e.codigo));
    IF faltan IS NOT NULL THEN
        RAISE EXCEPTION 'la auditoría no tiene: %', faltan;
    END IF;
END
$$;
