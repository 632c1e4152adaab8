-- The links with the tables of the application. A link is found by the number in its trigger; one that lost it, by its name.
CREATE VIEW nivel._vinculos AS
SELECT v.numero, n.nspname IS NOT NULL AS atada,
       coalesce(n.nspname, v.esquema)::text COLLATE "C" AS esquema, coalesce(c.relname, v.tabla)::text COLLATE "C" AS relacion,
       c.oid::bigint AS tabla, c.relowner::bigint AS duenio, c.relkind = 'f' AS foranea,
       v.columna_entidad, v.columna_nivel,
       CASE
           WHEN c.oid IS NULL THEN 'sin tabla'
           WHEN f.tgrelid IS NULL THEN 'sin disparador'
           WHEN (SELECT count(*) FROM pg_catalog.pg_attribute a
                 WHERE a.attrelid = c.oid AND NOT a.attisdropped AND a.attnum > 0 AND a.attname IN (v.columna_entidad, v.columna_nivel))
                <> CASE WHEN v.columna_entidad IS NULL THEN 1 ELSE 2 END THEN 'sin columna'
           WHEN f.tgenabled NOT IN ('O', 'A')
                OR NOT EXISTS (SELECT FROM pg_catalog.pg_trigger s
                               WHERE s.tgrelid = c.oid AND s.tgfoid = 'nivel._resolver_cambios()'::regprocedure AND s.tgenabled IN ('O', 'A'))
               THEN 'apagado'
           ELSE 'activo'
       END AS estado,
       v.vinculado_en, v.vinculado_por
FROM nivel.vinculo v
LEFT JOIN LATERAL (
    SELECT t.tgrelid, t.tgenabled FROM pg_catalog.pg_trigger t
    WHERE t.tgfoid = 'nivel._apuntar_cambio()'::regprocedure
      AND split_part(pg_catalog.encode(t.tgargs, 'escape'), '\000', 1) = v.numero::text
    ORDER BY t.tgrelid LIMIT 1
) f ON true
LEFT JOIN pg_catalog.pg_class c ON c.oid = coalesce(f.tgrelid::oid,
    (SELECT h.oid FROM pg_catalog.pg_class h JOIN pg_catalog.pg_namespace m ON m.oid = h.relnamespace
     WHERE m.nspname = v.esquema AND h.relname = v.tabla AND h.relkind IN ('r', 'f')))
LEFT JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace;
COMMENT ON VIEW nivel._vinculos IS 'Interna: los vínculos, con la tabla que hoy es de cada uno.';

CREATE VIEW nivel.vinculos AS
SELECT pg_catalog.format('%I.%I', v.esquema, v.relacion) AS tabla,
       CASE WHEN v.columna_entidad IS NULL THEN 'json' ELSE 'tabla' END AS forma,
       v.columna_entidad, v.columna_nivel, coalesce(v.foranea, false) AS foranea, v.estado,
       -- to the second: the whole view fits in 120 characters
       pg_catalog.date_trunc('second', v.vinculado_en) AS vinculado_en, v.vinculado_por
FROM nivel._vinculos v;
COMMENT ON VIEW nivel.vinculos IS
'Tablas vinculadas de la aplicación
Con nivel.configuracion. En qué difieren de ella lo dice nivel.comparar_configuracion().
Quién: nivel_lector.
Ejemplo: SELECT tabla, forma, foranea, estado FROM nivel.vinculos;';
COMMENT ON COLUMN nivel.vinculos.tabla IS 'La tabla, con el nombre que tiene hoy';
COMMENT ON COLUMN nivel.vinculos.forma IS 'tabla (una fila por entidad) o json (un documento)';
COMMENT ON COLUMN nivel.vinculos.columna_entidad IS 'Columna con el nombre de la entidad; nulo en la forma json';
COMMENT ON COLUMN nivel.vinculos.columna_nivel IS 'Columna con el nivel, o con el documento';
COMMENT ON COLUMN nivel.vinculos.foranea IS 'Si es una tabla foránea: lo que se cambie en su propia base no se ve desde aquí';
COMMENT ON COLUMN nivel.vinculos.estado IS
    'activo; apagado (le falta un disparador o está deshabilitado: lo que se escriba allí no se ve); sin disparador, sin columna (los ajustes se rechazan); sin tabla (se borró)';
COMMENT ON COLUMN nivel.vinculos.vinculado_en IS 'Cuándo se vinculó';
COMMENT ON COLUMN nivel.vinculos.vinculado_por IS 'Rol de sesión que la vinculó';

CREATE FUNCTION nivel.vincular_configuracion(tabla regclass, columna_entidad name, columna_nivel name) RETURNS void
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM nivel._exigir(nivel._vincular(vincular_configuracion.tabla, vincular_configuracion.columna_entidad::text,
                                          vincular_configuracion.columna_nivel::text));
END
$$;
COMMENT ON FUNCTION nivel.vincular_configuracion(regclass, name, name) IS
'Vincula una tabla de la aplicación
También foránea, con una fila por entidad: un cambio de nivel allí hace el ajuste en la misma
transacción o se rechaza con el mismo error, y un ajuste hecho aquí se escribe allí, con los
derechos del dueño de la tabla. Las dos configuraciones deben decir lo mismo; lo que falte aquí
se declara.
Devuelve: nada.
Quién: nivel_administrador con los derechos del dueño de la tabla.
Errores: NV002, los de nivel.configurar, NV010, 42501.
Ejemplo: SELECT nivel.vincular_configuracion(''niveles'', ''entidad'', ''nivel'');';

CREATE FUNCTION nivel.vincular_configuracion_json(tabla regclass, columna name) RETURNS void
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM nivel._exigir(nivel._vincular_json(vincular_configuracion_json.tabla, vincular_configuracion_json.columna::text));
END
$$;
COMMENT ON FUNCTION nivel.vincular_configuracion_json(regclass, name) IS
'Lo mismo, un documento JSON
Como nivel.vincular_configuracion, para un documento {"clientes":[2],"ordcon":[1]} en una
columna json, jsonb o de texto de una sola fila. Una entidad con varios niveles ([2,3]) se
conserva así y solo se puede llevar a nivel 1.
Devuelve: nada.
Quién: nivel_administrador con los derechos del dueño de la tabla.
Errores: NV002, los de nivel.configurar, NV010, 42501.
Ejemplo: SELECT nivel.vincular_configuracion_json(''sistema'', ''niveles'');';

CREATE FUNCTION nivel.desvincular_configuracion(tabla regclass) RETURNS void
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM nivel._exigir(nivel._desvincular(desvincular_configuracion.tabla::text, desvincular_configuracion.tabla));
END
$$;
COMMENT ON FUNCTION nivel.desvincular_configuracion(regclass) IS
'Quita el vínculo de una tabla
La tabla queda como está, sin los disparadores del vínculo.
Devuelve: nada.
Quién: nivel_administrador.
Errores: NV002, NV010, 42501.
Ejemplo: SELECT nivel.desvincular_configuracion(''niveles''::regclass);';

-- By name, also that of a table which is gone. Without SET: the name is looked up as whoever calls would.
CREATE FUNCTION nivel.desvincular_configuracion(tabla pg_catalog.text) RETURNS void
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE AS $$
DECLARE
    hallada pg_catalog.regclass;
BEGIN
    BEGIN
        hallada := pg_catalog.to_regclass(desvincular_configuracion.tabla);
    EXCEPTION WHEN OTHERS THEN
        -- what is no name, or is in a schema that is not his to use, may still be how the link is called
        hallada := NULL;
    END;
    PERFORM nivel._exigir(nivel._desvincular(desvincular_configuracion.tabla, hallada));
END
$$;
COMMENT ON FUNCTION nivel.desvincular_configuracion(pg_catalog.text) IS
'Lo mismo, por su nombre
También el de una tabla que ya se borró, como lo muestra nivel.vinculos.
Devuelve: nada.
Quién: nivel_administrador.
Errores: NV002, NV010, 42501.
Ejemplo: SELECT nivel.desvincular_configuracion(''public.sistema'');';

CREATE FUNCTION nivel.comparar_configuracion()
RETURNS TABLE (tabla text, entidad text, en_tabla text, en_nivel text, diferencia text)
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY SELECT f.tabla, f.entidad, f.en_tabla, f.en_nivel, f.diferencia
        FROM jsonb_to_recordset(nivel._exigir(nivel._comparar_configuracion()))
             AS f (tabla text, entidad text, en_tabla text, en_nivel text, diferencia text);
END
$$;
COMMENT ON FUNCTION nivel.comparar_configuracion() IS
'En qué difieren las vinculadas
De nivel.configuracion: quien cambia una tabla foránea en su propia base, o escribe sin
disparadores, no se ve de otro modo. No cambia nada.
Devuelve: una fila por diferencia; ninguna si dicen lo mismo.
Quién: nivel_lector.
Errores: 42501.
Ejemplo: SELECT * FROM nivel.comparar_configuracion();';
