CREATE FUNCTION nivel.configurar(entidad text, nivel integer, niveles_permitidos integer[] DEFAULT '{1,2,3}') RETURNS void
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM nivel._exigir(nivel._configurar(configurar.entidad, configurar.nivel, configurar.niveles_permitidos));
END
$$;
COMMENT ON FUNCTION nivel.configurar(text, integer, integer[]) IS
'Declara el nivel de una entidad
1 compartido, 2 sucursal, 3 caja; y los niveles que se le permiten. Si ya estaba declarada en
otro nivel, hace lo mismo que nivel.ajustar; mientras no tenga ninguna tabla, solo la declara ahí.
Devuelve: nada.
Quién: nivel_administrador.
Errores: NV002, los de nivel.ajustar si cambia de nivel, NV010, 42501.
Ejemplo: SELECT nivel.configurar(''clientes'', 2);';

CREATE FUNCTION nivel.registrar_sucursal(esquema text, nivel integer DEFAULT 2, padre text DEFAULT NULL) RETURNS void
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM nivel._exigir(nivel._registrar_sucursal(registrar_sucursal.esquema, registrar_sucursal.nivel, registrar_sucursal.padre));
END
$$;
COMMENT ON FUNCTION nivel.registrar_sucursal(text, integer, text) IS
'Registra un esquema como sucursal
O como caja (nivel 3, con su sucursal en padre), cuando los patrones no lo reconocen. También
vuelve a activar uno dado de baja. El esquema ya existe: para crearlo, nivel.alta_sucursal.
Devuelve: nada.
Quién: nivel_administrador.
Errores: NV002, NV010, 42501.
Ejemplo: SELECT nivel.registrar_sucursal(''central'');';

CREATE FUNCTION nivel.baja_sucursal(esquema text) RETURNS void
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM nivel._exigir(nivel._baja_sucursal(baja_sucursal.esquema));
END
$$;
COMMENT ON FUNCTION nivel.baja_sucursal(text) IS
'Marca una sucursal como inactiva
O una caja. No borra nada, y sus copias se siguen verificando en cada ajuste.
Devuelve: nada.
Quién: nivel_administrador.
Errores: NV002, NV010, 42501.
Ejemplo: SELECT nivel.baja_sucursal(''suc0002'');';

CREATE FUNCTION nivel.registrar_phinxlog(esquema name, tabla regclass) RETURNS void
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM nivel._exigir(nivel._registrar_phinxlog(registrar_phinxlog.esquema, registrar_phinxlog.tabla));
END
$$;
COMMENT ON FUNCTION nivel.registrar_phinxlog(name, regclass) IS
'Dice qué phinxlog rige un esquema
Cuando no es la del esquema ni la que se vio al migrar: public.phinxlog_suc0001, o una sola para
todos. En ella se leen y se anotan las versiones de esa sucursal, de esa caja o de public. Con NULL
vuelve a ser la de costumbre. Cuál es: nivel.sucursales, columna phinxlog.
Devuelve: nada.
Quién: nivel_administrador.
Errores: NV002, NV010, 42501.
Ejemplo: SELECT nivel.registrar_phinxlog(''suc0001'', ''suc0001.phinxlog'');';

CREATE FUNCTION nivel.registrar_migracion(version bigint, nombre text, sentencias text)
RETURNS TABLE (esquema text, entidad text, estado text, detalle text)
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE ROWS 10 SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    hecho jsonb;
BEGIN
    hecho := nivel._exigir(nivel._registrar_migracion(registrar_migracion.version, registrar_migracion.nombre, registrar_migracion.sentencias));
    RETURN QUERY SELECT r.esquema, r.entidad, r.estado, r.detalle
    FROM jsonb_to_recordset(hecho -> 'filas') AS r (esquema text, entidad text, estado text, detalle text);
END
$$;
COMMENT ON FUNCTION nivel.registrar_migracion(bigint, text, text) IS
'Declara qué hizo una migración
Una anterior a nivel, que nadie registró. El texto, como lo imprime phinx migrate --dry-run o como está
en el archivo, se lee con el analizador del servidor y se compara con lo que hay en cada esquema cuya
tabla de Phinx tiene esa versión. Lo que concuerda queda en la bitácora, delante de lo registrado; lo
demás se dice y no se registra. Empiece por la última: lo que una agrega y otra posterior quita o
renombra, solo así concuerda.
Devuelve: una fila por esquema y entidad; estado: registrada, o no concuerda y por qué.
Quién: nivel_administrador.
Errores: NV002 si el texto no se puede leer, NV010, 42501.
Ejemplo: SELECT * FROM nivel.registrar_migracion(7, ''Z'', ''DROP TABLE z'');';
