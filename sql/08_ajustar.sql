CREATE FUNCTION nivel.ajustar(entidad text, nivel integer, limpieza text DEFAULT NULL, referencia text DEFAULT NULL)
RETURNS nivel.ajuste
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN jsonb_populate_record(NULL::nivel.ajuste,
        nivel._exigir(nivel._ajustar(ajustar.entidad, ajustar.nivel, ajustar.limpieza, ajustar.referencia)));
END
$$;
COMMENT ON FUNCTION nivel.ajustar(text, integer, text, text) IS
    'Lleva una entidad de nivel 2 o 3 a nivel 1 en una transacción, o la rechaza y no cambia nada. Prueba que todas las copias están vacías, lleva a public las migraciones que le faltan, comprueba que la estructura es igual, cambia la configuración y limpia las copias (limpieza: eliminar o conservar; referencia: esquema de la copia modelo). Cada intento queda en nivel.intentos. Requiere nivel_administrador. Ejemplo: SELECT nivel.ajustar(''clientes'', 1);';

CREATE FUNCTION nivel.previsualizar(entidad text, nivel integer, limpieza text DEFAULT NULL, referencia text DEFAULT NULL)
RETURNS TABLE (orden integer, tipo text, mensaje text, detalle jsonb)
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    respuesta jsonb;
    estado text;
    texto text;
    mas text;
    pista text;
BEGIN
    BEGIN
        -- does the real thing, and undoes it
        respuesta := nivel._previsualizar(previsualizar.entidad, previsualizar.nivel, previsualizar.limpieza, previsualizar.referencia);
    EXCEPTION
        WHEN OTHERS THEN
            GET STACKED DIAGNOSTICS estado = RETURNED_SQLSTATE, texto = MESSAGE_TEXT, mas = PG_EXCEPTION_DETAIL, pista = PG_EXCEPTION_HINT;
            respuesta := jsonb_build_object('filas', jsonb_build_array(jsonb_build_object(
                'tipo', 'impedimento', 'mensaje', texto,
                'detalle', jsonb_build_object('sqlstate', estado, 'detalle', mas, 'pista', pista))));
    END;
    PERFORM nivel._exigir(respuesta);
    RETURN QUERY
        SELECT f.n::integer, f.fila ->> 'tipo', f.fila ->> 'mensaje', f.fila -> 'detalle'
        FROM jsonb_array_elements(respuesta -> 'filas') WITH ORDINALITY AS f (fila, n)
        ORDER BY f.n;
END
$$;
COMMENT ON FUNCTION nivel.previsualizar(text, integer, text, text) IS
    'Dice qué haría nivel.ajustar ahora, sin cambiar nada: verificaciones, estructura, limpieza, advertencias. Si no hay filas de tipo impedimento, nivel.ajustar tendría éxito. Requiere nivel_administrador; no es un intento. Ejemplo: SELECT * FROM nivel.previsualizar(''clientes'', 1);';
