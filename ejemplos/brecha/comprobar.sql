-- ¿Ocurrió lo que demo.sql cuenta? Un error aquí hace fallar `make demo-brecha`.
DO $$
DECLARE
    hallado text;
BEGIN
    SELECT string_agg(format('%s %s/%s/%s', categoria, existentes, requeridos, brecha), ', ') INTO hallado
      FROM nivel.brecha_resumen('michangarrito');
    IF hallado IS DISTINCT FROM 'Schemas 13/13/0, Tablas auth 4/4/0, Archivos DDL 22/22/0, Esquemas esperados 14/14/0, '
                                'Objetos requeridos 55/60/5' THEN
        RAISE EXCEPTION 'el resumen es otro: %', hallado;
    END IF;

    SELECT string_agg(format('%s.%s', esquema, objeto), ', ' ORDER BY esquema, objeto) INTO hallado
      FROM nivel.brecha('michangarrito') WHERE estado = 'sin DDL';
    IF hallado IS DISTINCT FROM 'analytics.aggregations, analytics.report_exports, audit.events, public.rate_limits, '
                                'webhooks.events' THEN
        RAISE EXCEPTION 'lo que nadie crea es otra cosa: %', hallado;
    END IF;

    SELECT string_agg(archivo, ', ' ORDER BY id) INTO hallado FROM nivel.archivo_aplicado;
    IF hallado IS DISTINCT FROM '01-schemas.sql, 04-auth.sql, 17-storage.sql, 18-webhooks.sql, 19-audit.sql, '
                                '20-features.sql, 21-analytics.sql' THEN
        RAISE EXCEPTION 'se corrió otra cosa: %', hallado;
    END IF;

    SELECT string_agg(resultado, ', ' ORDER BY intento) INTO hallado FROM nivel.historial WHERE accion = 'cerrar_brecha';
    IF hallado IS DISTINCT FROM 'exitoso, exitoso' THEN
        RAISE EXCEPTION 'la auditoría dice otra cosa: %', hallado;
    END IF;

    BEGIN
        PERFORM nivel.exigir_manifiesto('michangarrito');
        RAISE EXCEPTION 'exigir_manifiesto no rechazó';
    EXCEPTION
        WHEN SQLSTATE 'NV021' THEN NULL;
    END;
END
$$;
