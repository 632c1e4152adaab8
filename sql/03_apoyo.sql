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

-- The one place that writes GRANT: whom an access list calls 0 is PUBLIC.
CREATE FUNCTION nivel._quien(rol pg_catalog.oid) RETURNS pg_catalog.text
LANGUAGE sql STABLE AS $$
    SELECT CASE rol WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(rol)) END
$$;
COMMENT ON FUNCTION nivel._quien(pg_catalog.oid) IS 'Interna: un rol como lo nombra GRANT; 0 es PUBLIC.';

CREATE FUNCTION nivel._otorgar(privilegio pg_catalog.text, columna pg_catalog.text, objeto pg_catalog.text, quien pg_catalog.text, delega pg_catalog.bool)
RETURNS pg_catalog.text
LANGUAGE sql IMMUTABLE AS $$
    SELECT pg_catalog.format('GRANT %s%s ON %s TO %s%s', privilegio, ' (' || columna || ')', objeto, quien, CASE WHEN delega THEN ' WITH GRANT OPTION' END)
$$;
COMMENT ON FUNCTION nivel._otorgar(pg_catalog.text, pg_catalog.text, pg_catalog.text, pg_catalog.text, pg_catalog.bool) IS
    'Interna: la sentencia GRANT de un privilegio, sobre una columna o sobre todo el objeto.';

-- A new object gets what ALTER DEFAULT PRIVILEGES says: that goes first. An object that nobody granted anything on, where
-- nothing is given by default, needs no statement.
CREATE FUNCTION nivel._privilegios(objeto pg_catalog.text, acl pg_catalog.aclitem[], clase pg_catalog."char", duenio pg_catalog.oid)
RETURNS TABLE (orden pg_catalog.int4, sql pg_catalog.text)
LANGUAGE sql STABLE AS $$
    SELECT x.orden, x.sql
    FROM (SELECT 1 AS orden, pg_catalog.format('REVOKE ALL ON %s FROM %s', objeto, r.quien) AS sql
          FROM (SELECT 'PUBLIC' AS quien UNION SELECT nivel._quien(duenio)
                UNION SELECT nivel._quien(i.grantee) FROM pg_catalog.pg_default_acl d CROSS JOIN LATERAL pg_catalog.aclexplode(d.defaclacl) i) r
          UNION ALL
          SELECT 2, nivel._otorgar(i.privilege_type, NULL, objeto, nivel._quien(i.grantee), i.is_grantable)
          FROM pg_catalog.aclexplode(coalesce(acl, pg_catalog.acldefault(clase, duenio))) i) x
    WHERE acl IS NOT NULL OR EXISTS (SELECT FROM pg_catalog.pg_default_acl)
$$;
COMMENT ON FUNCTION nivel._privilegios(pg_catalog.text, pg_catalog.aclitem[], pg_catalog."char", pg_catalog.oid) IS
    'Interna: lo que da a un objeto nuevo los privilegios de otro, y ninguno más; el objeto, como lo nombra GRANT.';
