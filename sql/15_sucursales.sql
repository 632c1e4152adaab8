CREATE TYPE nivel.alta AS (
    intento      uuid,
    esquema      text,
    nivel        integer,
    padre        text,
    referencia   text,
    mensaje      text,
    tablas       integer,
    vistas       integer,
    claves       integer,
    migraciones  integer,
    milisegundos double precision
);
COMMENT ON TYPE nivel.alta IS 'Resultado de nivel.alta_sucursal y nivel.completar_sucursal: qué se creó, y como cuál.';

CREATE FUNCTION nivel.alta_sucursal(esquema text, nivel integer DEFAULT 2, padre text DEFAULT NULL, referencia text DEFAULT NULL)
RETURNS nivel.alta
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN jsonb_populate_record(NULL::nivel.alta,
        nivel._exigir(nivel._alta_sucursal(alta_sucursal.esquema, alta_sucursal.nivel, alta_sucursal.padre, alta_sucursal.referencia)));
END
$$;
COMMENT ON FUNCTION nivel.alta_sucursal(text, integer, text, text) IS
'Crea una sucursal como las demás
O una caja (nivel 3, con su sucursal en padre). Crea el esquema con su dueño y sus privilegios,
todas sus tablas vacías, claves foráneas, vistas, tipos, funciones y secuencias, y un phinxlog
con las mismas versiones, todo comprobado igual y en una transacción, o la rechaza y no cambia
nada. Las filas no se copian.
referencia: el esquema modelo; sin ella, la activa con más migraciones (entre iguales, la más
completa, y de esas la mayoría).
Devuelve: una fila nivel.alta con lo que se creó.
Quién: nivel_administrador.
Errores: NV002, NV006, NV007, NV009, NV010, 42501, 55P03, 25006.
Ejemplo: SELECT mensaje, tablas FROM nivel.alta_sucursal(''suc0004'');';

CREATE FUNCTION nivel.previsualizar_alta(esquema text, nivel integer DEFAULT 2, padre text DEFAULT NULL, referencia text DEFAULT NULL)
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
        respuesta := nivel._previsualizar_alta(previsualizar_alta.esquema, previsualizar_alta.nivel, previsualizar_alta.padre, previsualizar_alta.referencia);
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
COMMENT ON FUNCTION nivel.previsualizar_alta(text, integer, text, text) IS
'Dice qué haría alta_sucursal
Sin cambiar nada: de cuál se copia, qué tablas, qué migraciones tendrá y, como advertencia, las
filas que no se copian. Sin filas impedimento, nivel.alta_sucursal tendría éxito. No es un
intento. Argumentos: los de nivel.alta_sucursal.
Devuelve: una fila por cosa que haría.
Quién: nivel_administrador.
Errores: 42501, 25006; los demás son filas impedimento.
Ejemplo: SELECT tipo, mensaje FROM nivel.previsualizar_alta(''suc0004'');';

CREATE FUNCTION nivel.previsualizar_completar(esquema text, referencia text DEFAULT NULL)
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
        respuesta := nivel._previsualizar_completar(previsualizar_completar.esquema, previsualizar_completar.referencia);
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
COMMENT ON FUNCTION nivel.previsualizar_completar(text, text) IS
'Dice qué haría completar_sucursal
Sin cambiar nada: qué se agregaría y, como advertencia, qué le falta o difiere en lo que ya tiene,
que nivel no toca: una fila por tabla, vista, tipo, función o secuencia. Sin filas impedimento,
nivel.completar_sucursal tendría éxito. No es un intento.
Devuelve: una fila por cosa que haría.
Quién: nivel_administrador.
Errores: 42501, 25006; los demás son filas impedimento.
Ejemplo: SELECT tipo, mensaje FROM nivel.previsualizar_completar(''suc0004'');';

CREATE FUNCTION nivel.completar_sucursal(esquema text, referencia text DEFAULT NULL)
RETURNS nivel.alta
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN jsonb_populate_record(NULL::nivel.alta,
        nivel._exigir(nivel._completar_sucursal(completar_sucursal.esquema, completar_sucursal.referencia)));
END
$$;
COMMENT ON FUNCTION nivel.completar_sucursal(text, text) IS
'Agrega a una sucursal lo que falta
De lo que tienen las demás de su nivel, vacío y comprobado igual, sin tocar lo que tiene: lo que
ahí falta o difiere lo nombran mensaje y nivel.previsualizar_completar. Si le faltan migraciones,
primero hay que correr Phinx. referencia: el esquema modelo.
Devuelve: una fila nivel.alta con lo que se agregó.
Quién: nivel_administrador.
Errores: los de nivel.alta_sucursal.
Ejemplo: SELECT mensaje, tablas FROM nivel.completar_sucursal(''suc0004'');';
