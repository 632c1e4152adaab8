-- The gap between what a manifest requires and what the database has.

-- Every file that was run, with the digest of its text: one that is edited afterwards is told.
CREATE TABLE nivel.archivo_aplicado (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    manifiesto   text COLLATE "C" NOT NULL,
    version      integer NOT NULL,
    archivo      text COLLATE "C" NOT NULL,
    esquema      text COLLATE "C",
    sha256       text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    creados      text[] NOT NULL,
    aplicado_en  timestamptz NOT NULL DEFAULT clock_timestamp(),
    aplicado_por text NOT NULL
);
CREATE INDEX archivo_aplicado_ultimo ON nivel.archivo_aplicado (manifiesto, archivo, aplicado_en);
COMMENT ON TABLE nivel.archivo_aplicado IS
    'Archivos de manifiestos que se corrieron aquí, con el SHA-256 de su texto. Los escribe nivel.cerrar_brecha. Solo se agrega.';
COMMENT ON COLUMN nivel.archivo_aplicado.id IS 'Número de la fila';
COMMENT ON COLUMN nivel.archivo_aplicado.manifiesto IS 'Nombre del manifiesto';
COMMENT ON COLUMN nivel.archivo_aplicado.version IS 'Versión del manifiesto que se cerraba';
COMMENT ON COLUMN nivel.archivo_aplicado.archivo IS 'Nombre del archivo';
COMMENT ON COLUMN nivel.archivo_aplicado.esquema IS 'Sucursal o caja en la que se corrió; nulo: una sola vez';
COMMENT ON COLUMN nivel.archivo_aplicado.sha256 IS 'SHA-256 del texto que se corrió, en hexadecimal';
COMMENT ON COLUMN nivel.archivo_aplicado.creados IS 'Lo que creó';
COMMENT ON COLUMN nivel.archivo_aplicado.aplicado_en IS 'Cuándo';
COMMENT ON COLUMN nivel.archivo_aplicado.aplicado_por IS 'Rol de sesión que lo corrió';
-- VOLATILE, all of them: to know what a file makes it is run, and rolled back.
CREATE FUNCTION nivel.brecha_resumen(nombre text) RETURNS TABLE (categoria text, existentes integer, requeridos integer, brecha integer)
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE ROWS 10 SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY SELECT r.categoria, r.existentes, r.requeridos, r.brecha
    FROM jsonb_to_recordset(nivel._exigir(nivel._brecha('brecha_resumen', brecha_resumen.nombre)) -> 'filas')
         AS r (categoria text, existentes integer, requeridos integer, brecha integer);
END
$$;
COMMENT ON FUNCTION nivel.brecha_resumen(text) IS
'Cuánto falta, por categoría
Schemas: los que el proyecto crea. Cada grupo del manifiesto: sus tablas. Archivos DDL: los que ya se
corrieron (está lo que habían creado antes; de uno nuevo, lo que crea). Esquemas esperados: los que al final
tienen que estar. Objetos requeridos: todo lo que nivel.brecha dice, y está solo lo que está como debe: la
brecha está cerrada cuando en ese renglón es 0.
Devuelve: una fila por categoría.
Quién: nivel_lector.
Errores: NV002 si no hay tal manifiesto.
Ejemplo: SELECT * FROM nivel.brecha_resumen(''tienda'');';

CREATE FUNCTION nivel.brecha(nombre text)
RETURNS TABLE (epica text, componente text, esquema text, objeto text, clase text, estado text, archivo text, detalle text)
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY SELECT r.epica, r.componente, r.esquema, r.objeto, r.clase, r.estado, r.archivo, r.detalle
    FROM jsonb_to_recordset(nivel._exigir(nivel._brecha('brecha', brecha.nombre)) -> 'filas')
         AS r (epica text, componente text, esquema text, objeto text, clase text, estado text, archivo text, detalle text);
END
$$;
COMMENT ON FUNCTION nivel.brecha(text) IS
'Qué se requiere y cómo está
existe; falta: un archivo la crea; difiere: está con otra estructura que la de su archivo o la que se
espera (detalle); sin DDL: se requiere y ningún archivo la crea; N/A: no requiere nada; sobra: está en un
esquema del proyecto y nadie la nombra; no puedo saberlo: por qué, en detalle. Lo que un archivo crea se
sabe corriéndolo y deshaciéndolo, con los derechos que tienen quien pregunta y quien lo registró.
Devuelve: una fila por objeto requerido; en un manifiesto por sucursal, una por sucursal.
Quién: nivel_lector.
Errores: NV002 si no hay tal manifiesto.
Ejemplo: SELECT esquema, objeto, estado FROM nivel.brecha(''tienda'');';

CREATE FUNCTION nivel.brecha_plan(nombre text)
RETURNS TABLE (orden integer, archivo text, estado text, motivo text, crea text[], necesita text[], detalle text, version integer, sha256 text)
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE ROWS 20 SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    informe jsonb;
BEGIN
    informe := nivel._exigir(nivel._brecha('brecha_plan', brecha_plan.nombre));
    RETURN QUERY SELECT r.orden, r.archivo, r.estado, r.motivo, r.crea, r.necesita, r.detalle, (informe ->> 'version')::integer, informe ->> 'sha256'
    FROM jsonb_to_recordset(informe -> 'filas')
         AS r (orden integer, archivo text, estado text, motivo text, crea text[], necesita text[], detalle text);
END
$$;
COMMENT ON FUNCTION nivel.brecha_plan(text) IS
'Qué archivos correr, y en qué orden
estado: listo; le falta algo (un prerrequisito: detalle dice cuál); no puedo saberlo. crea y necesita se
saben corriéndolo y deshaciéndolo; entre paréntesis, el archivo del que viene lo que todavía no está.
Es lo que haría nivel.cerrar_brecha. version y sha256: del manifiesto que se leyó.
Devuelve: una fila por archivo del que falta algo.
Quién: nivel_lector.
Errores: NV002 si no hay tal manifiesto.
Ejemplo: SELECT orden, archivo, estado FROM nivel.brecha_plan(''tienda'');';

CREATE FUNCTION nivel.brecha_matriz(nombre text) RETURNS TABLE (archivo text, epicas text[], esquemas text[], tablas_nuevas text[])
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE ROWS 20 SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY SELECT r.archivo, r.epicas, r.esquemas, r.tablas_nuevas
    FROM jsonb_to_recordset(nivel._exigir(nivel._brecha('brecha_matriz', brecha_matriz.nombre)) -> 'filas')
         AS r (archivo text, epicas text[], esquemas text[], tablas_nuevas text[]);
END
$$;
COMMENT ON FUNCTION nivel.brecha_matriz(text) IS
'Qué archivo sirve a qué épicas
Con los esquemas y las tablas que crea, se haya corrido ya o no.
Devuelve: una fila por archivo con algo que correr.
Quién: nivel_lector.
Errores: NV002 si no hay tal manifiesto.
Ejemplo: SELECT * FROM nivel.brecha_matriz(''tienda'');';

CREATE FUNCTION nivel.brecha_markdown(nombre text) RETURNS text
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN nivel._exigir(nivel._brecha('brecha_markdown', brecha_markdown.nombre)) ->> 'texto';
END
$$;
COMMENT ON FUNCTION nivel.brecha_markdown(text) IS
'Todo el informe, como documento
En Markdown, para guardarlo en el repositorio: resumen, estado actual, requerimientos por épica, plan con
el texto de los archivos, matriz y lista de control, en la que solo está marcado lo que está hecho.
Devuelve: el texto.
Quién: nivel_lector.
Errores: NV002 si no hay tal manifiesto.
Ejemplo: SELECT nivel.brecha_markdown(''tienda'');';

CREATE FUNCTION nivel.brecha_json(nombre text) RETURNS jsonb
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN nivel._exigir(nivel._brecha('brecha_json', brecha_json.nombre));
END
$$;
COMMENT ON FUNCTION nivel.brecha_json(text) IS
'Todo el informe, como JSON
Los campos resumen, brecha, plan y matriz tienen las filas de las funciones de ese nombre.
Devuelve: el documento.
Quién: nivel_lector.
Errores: NV002 si no hay tal manifiesto.
Ejemplo: SELECT nivel.brecha_json(''tienda'') -> ''resumen'';';

CREATE FUNCTION nivel.exigir_esquemas(VARIADIC esquemas text[]) RETURNS void
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM nivel._exigir(nivel._exigir_esquemas(exigir_esquemas.esquemas));
END
$$;
COMMENT ON FUNCTION nivel.exigir_esquemas(text[]) IS
'Error si falta algún esquema
Para los guiones que preparan una base: con psql -v ON_ERROR_STOP=1 terminan ahí.
Devuelve: nada.
Quién: nivel_lector.
Errores: NV020 con los que faltan; NV002 si no se nombra ninguno.
Ejemplo: SELECT nivel.exigir_esquemas(''public'', ''central'');';

CREATE FUNCTION nivel.exigir_manifiesto(nombre text) RETURNS void
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM nivel._exigir(nivel._exigir_manifiesto(exigir_manifiesto.nombre));
END
$$;
COMMENT ON FUNCTION nivel.exigir_manifiesto(text) IS
'Error si la brecha no está cerrada
Lo que no se puede saber cuenta como abierto; lo que sobra, no.
Devuelve: nada.
Quién: nivel_lector.
Errores: NV021 con lo que queda abierto; NV002 si no hay tal manifiesto.
Ejemplo: SELECT nivel.exigir_manifiesto(''tienda'');';

CREATE FUNCTION nivel.cerrar_brecha(nombre text, hasta text DEFAULT NULL, version integer DEFAULT NULL)
RETURNS TABLE (orden integer, archivo text, estado text, creados text[], milisegundos numeric)
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE ROWS 20 SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    hecho jsonb;
BEGIN
    hecho := nivel._exigir(nivel._cerrar_brecha(cerrar_brecha.nombre, cerrar_brecha.hasta, cerrar_brecha.version));
    RAISE NOTICE '%', hecho ->> 'mensaje';
    RETURN QUERY SELECT r.orden, r.archivo, r.estado, r.creados, round(r.milisegundos, 1)
    FROM jsonb_to_recordset(hecho -> 'filas') AS r (orden integer, archivo text, estado text, creados text[], milisegundos numeric);
END
$$;
COMMENT ON FUNCTION nivel.cerrar_brecha(text, text, integer) IS
'Corre los archivos que faltan
En orden, todos o ninguno, con los derechos de quien llama; un archivo por sucursal se corre en cada una que
lo necesita. Después de cada uno se comprueba que está lo que dice crear, con esa estructura. Un archivo no
puede borrar esquemas, tablas, columnas ni secuencias que ya había, ni vaciarlas con TRUNCATE, ni terminar la
transacción. hasta: el último que se corre. version: la que se corre; si no se dice, la vigente, que tiene que
haber registrado quien llama o ser la de su último informe en esta sesión.
Lo mismo sin hacerlo: nivel.brecha_plan.
Devuelve: una fila por archivo: aplicado, o ya estaba.
Quién: nivel_administrador.
Errores: NV022 con el archivo, la sentencia y el mensaje del servidor; NV002, 55P03, NV010, 42501.
Ejemplo: SELECT * FROM nivel.cerrar_brecha(''tienda'');';
