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
