CREATE FUNCTION nivel.ajustar(entidad text, nivel integer, limpieza text DEFAULT NULL, referencia text DEFAULT NULL, estrategia text DEFAULT NULL)
RETURNS nivel.ajuste
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN jsonb_populate_record(NULL::nivel.ajuste,
        nivel._exigir(nivel._ajustar(ajustar.entidad, ajustar.nivel, ajustar.limpieza, ajustar.referencia, ajustar.estrategia)));
END
$$;
COMMENT ON FUNCTION nivel.ajustar(text, integer, text, text, text) IS
'Lleva una entidad a otro nivel
Todo en una transacción, o lo rechaza y no cambia nada. Prueba que todas las copias están
vacías, lleva la estructura adonde falte, comprueba que es igual, cambia la configuración y
limpia las copias de antes. Cada intento queda en nivel.intentos.
limpieza: eliminar (borra las copias vacías) o conservar (las renombra); sin ella, la de
nivel.limpieza.
referencia: esquema de la copia modelo, cuando las copias difieren.
estrategia: reproducir (lo que cuenta la bitácora), mover o copiar: esa o ninguna; sin ella, la
primera que sirve.
Devuelve: una fila nivel.ajuste con lo que se hizo.
Quién: nivel_administrador.
Errores: NV001 a NV010, 42501, 55P03, 25006; docs/mensajes.md dice qué hacer con cada uno.
Ejemplo: SELECT mensaje FROM nivel.ajustar(''clientes'', 1);';

CREATE FUNCTION nivel.previsualizar(entidad text, nivel integer, limpieza text DEFAULT NULL, referencia text DEFAULT NULL, registrar boolean DEFAULT false, estrategia text DEFAULT NULL)
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
        respuesta := nivel._previsualizar(previsualizar.entidad, previsualizar.nivel, previsualizar.limpieza, previsualizar.referencia, previsualizar.registrar, previsualizar.estrategia);
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
COMMENT ON FUNCTION nivel.previsualizar(text, integer, text, text, boolean, text) IS
'Dice qué haría ajustar, sin hacerlo
Hace lo mismo que nivel.ajustar y lo deshace; toma los mismos bloqueos por un momento. Argumentos:
los de nivel.ajustar, y registrar. Queda en la auditoría solo si registrar es true y hay un
impedimento: entonces es un intento fallido, y está en nivel.intentos.
tipo: verificacion, estructura, dependencia, configuracion, limpieza, advertencia o impedimento.
Sin filas impedimento, nivel.ajustar tendría éxito; el detalle de una trae su sqlstate y su
pista.
Devuelve: una fila por cosa que haría.
Quién: nivel_administrador.
Errores: 42501, 25006; los demás son filas impedimento.
Ejemplo: SELECT tipo, mensaje FROM nivel.previsualizar(''clientes'', 1);';
