-- Raises the refusal that a Rust function returned, with its own SQLSTATE, DETAIL and HINT; hands on what is none.
CREATE FUNCTION nivel._exigir(respuesta jsonb) RETURNS jsonb
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    e jsonb := respuesta -> 'error';
BEGIN
    IF e IS NULL THEN
        RETURN respuesta;
    ELSIF e ->> 'detalle' IS NULL THEN
        RAISE EXCEPTION USING ERRCODE = e ->> 'sqlstate', MESSAGE = e ->> 'mensaje', HINT = e ->> 'pista';
    END IF;
    RAISE EXCEPTION USING ERRCODE = e ->> 'sqlstate', MESSAGE = e ->> 'mensaje',
                          DETAIL = e ->> 'detalle', HINT = e ->> 'pista';
END
$$;
COMMENT ON FUNCTION nivel._exigir(jsonb) IS 'Interna: levanta como error lo que una función en Rust rechazó.';

-- Runs one statement as whoever calls, under his search_path, and tells how it failed, with the SQLSTATE as it is:
-- Rust would see XX000 for a code that it does not know. It gives nobody a right: EXECUTE is open to every language.
CREATE FUNCTION nivel._ejecutar(sentencia pg_catalog.text) RETURNS pg_catalog.json
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE AS $$
DECLARE
    estado pg_catalog.text;
    texto pg_catalog.text;
    detalle pg_catalog.text;
    pista pg_catalog.text;
BEGIN
    EXECUTE sentencia;
    RETURN NULL;
EXCEPTION WHEN OTHERS THEN
    GET STACKED DIAGNOSTICS estado = RETURNED_SQLSTATE, texto = MESSAGE_TEXT,
                            detalle = PG_EXCEPTION_DETAIL, pista = PG_EXCEPTION_HINT;
    RETURN pg_catalog.json_build_object('sqlstate', estado, 'mensaje', texto, 'detalle', detalle, 'pista', pista);
END
$$;
COMMENT ON FUNCTION nivel._ejecutar(pg_catalog.text) IS
    'Interna: ejecuta una sentencia con los derechos de quien llama y dice cómo falló.';
