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

-- A table and what cannot exist without it, as pg_depend names things. One catalog to a branch, so that the planner asks
-- each only for the tables that are wanted.
CREATE VIEW nivel._partes AS
SELECT c.oid AS tabla, 'pg_catalog.pg_class'::regclass::oid AS classid, c.oid AS objid, false AS interna
FROM pg_catalog.pg_class c
UNION ALL SELECT i.indrelid, 'pg_catalog.pg_class'::regclass, i.indexrelid, false FROM pg_catalog.pg_index i
UNION ALL SELECT k.conrelid, 'pg_catalog.pg_constraint'::regclass, k.oid, false FROM pg_catalog.pg_constraint k WHERE k.conrelid <> 0
UNION ALL SELECT a.adrelid, 'pg_catalog.pg_attrdef'::regclass, a.oid, false FROM pg_catalog.pg_attrdef a
UNION ALL SELECT g.tgrelid, 'pg_catalog.pg_trigger'::regclass, g.oid, g.tgisinternal FROM pg_catalog.pg_trigger g
UNION ALL SELECT p.polrelid, 'pg_catalog.pg_policy'::regclass, p.oid, false FROM pg_catalog.pg_policy p
UNION ALL SELECT w.ev_class, 'pg_catalog.pg_rewrite'::regclass, w.oid, false FROM pg_catalog.pg_rewrite w
UNION ALL SELECT e.stxrelid, 'pg_catalog.pg_statistic_ext'::regclass, e.oid, false FROM pg_catalog.pg_statistic_ext e
-- sequences: those of serial columns and of identities
UNION ALL SELECT d.refobjid, 'pg_catalog.pg_class'::regclass, d.objid, false FROM pg_catalog.pg_depend d
WHERE d.refclassid = 'pg_catalog.pg_class'::regclass AND d.refobjsubid > 0
  AND d.classid = 'pg_catalog.pg_class'::regclass AND d.objsubid = 0 AND d.deptype IN ('a', 'i');
COMMENT ON VIEW nivel._partes IS 'Interna: cada tabla con lo que no existe sin ella (índices, restricciones, secuencias...).';
