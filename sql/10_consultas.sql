CREATE FUNCTION nivel.migraciones(entidad text)
RETURNS TABLE (version bigint, nombre text, esquema text, aplicada_en timestamptz, sentencias integer)
LANGUAGE sql STABLE PARALLEL UNSAFE SET search_path = pg_catalog, pg_temp AS $$
    SELECT x.version, p.nombre, x.esquema, coalesce(p.momento, x.momento), x.sentencias
    FROM jsonb_to_recordset(nivel._migraciones($1)) AS x (version bigint, esquema text COLLATE "C", momento timestamptz, sentencias integer)
    LEFT JOIN LATERAL (
        SELECT r.nombre, r.momento
        FROM nivel.registro_phinx r
        WHERE r.version = x.version AND r.accion = 'aplicada'
          AND (r.esquema = x.esquema
               OR r.id IN (SELECT b.evento_phinx FROM nivel.bitacora b WHERE b.esquema = x.esquema AND b.migracion = x.version))
        ORDER BY r.id DESC LIMIT 1
    ) p ON true
    ORDER BY x.version, x.esquema
$$;
COMMENT ON FUNCTION nivel.migraciones(text) IS
'Migraciones de Phinx de una entidad
Las que la tocaron, por esquema, con cuántas sentencias registradas. No cambia nada.
Devuelve: una fila por versión y esquema.
Quién: nivel_lector.
Ejemplo: SELECT * FROM nivel.migraciones(''clientes'');';

-- Unsafe in parallel: it prints each copy under its own search_path.
CREATE FUNCTION nivel.deriva(entidad text, referencia text DEFAULT NULL)
RETURNS TABLE (esquema text, objeto text, clase text, diferencia text, aqui text, referencia text)
LANGUAGE sql STABLE PARALLEL UNSAFE SET search_path = pg_catalog, pg_temp AS $$
    SELECT f.esquema, f.objeto, f.clase, f.diferencia, f.aqui, f.referencia
    FROM jsonb_array_elements(nivel._exigir(nivel._deriva($1, $2))) WITH ORDINALITY AS e (fila, orden)
    CROSS JOIN LATERAL jsonb_to_record(e.fila) AS f (esquema text, objeto text, clase text, diferencia text, aqui text, referencia text)
    ORDER BY e.orden
$$;
COMMENT ON FUNCTION nivel.deriva(text, text) IS
'En qué difieren las copias
De la copia de referencia: la que tiene más migraciones (entre iguales, la mayoría), o la del
esquema que se indique. No cambia nada.
«migración pendiente» si la copia solo está atrasada; al final, clase «no comparado», lo que hay
y no se mira.
Devuelve: una fila por diferencia; ninguna si son iguales.
Quién: nivel_lector.
Errores: NV002, NV003, 42501.
Ejemplo: SELECT esquema, objeto, diferencia FROM nivel.deriva(''clientes'');';

CREATE VIEW nivel.estado AS
SELECT c.entidad, c.nivel, c.niveles_permitidos,
       coalesce(t.en_public, false) AS en_public,
       coalesce(t.copias_sucursal, 0)::integer AS copias_sucursal,
       coalesce(t.copias_caja, 0)::integer AS copias_caja,
       CASE WHEN c.nivel = 1 THEN 0 ELSE coalesce(p.pendientes, 0) END::integer AS migraciones_pendientes,
       c.modificado_en, c.modificado_por, c.otros_niveles,
       CASE WHEN c.nivel = 1 THEN CASE WHEN t.en_public THEN 0 ELSE 1 END ELSE (
           SELECT count(*) FROM nivel.sucursales s JOIN pg_catalog.pg_namespace n ON n.nspname = s.esquema
           WHERE s.activa AND s.nivel = c.nivel
             AND NOT EXISTS (SELECT FROM pg_catalog.pg_class r WHERE r.relnamespace = n.oid AND r.relname = c.entidad AND r.relkind IN ('r', 'p')))
       END::integer AS faltan_copias,
       coalesce(t.sin_historia, 0)::integer AS copias_sin_historia
FROM nivel.configuracion c
LEFT JOIN LATERAL (
    SELECT bool_or(n.nspname = 'public') AS en_public,
           count(*) FILTER (WHERE s.nivel = 2) AS copias_sucursal,
           count(*) FILTER (WHERE s.nivel = 3) AS copias_caja,
           count(*) FILTER (WHERE (s.nivel IS NOT NULL OR n.nspname = 'public') AND NOT EXISTS (
               SELECT FROM nivel.bitacora b
               WHERE b.entidad = c.entidad AND b.esquema = n.nspname AND b.efecto IN ('crea', 'renombra')
                 -- made like another, or moved, it is known as far as that one is
                 AND (b.esquema_anterior IS NULL OR b.esquema_anterior = b.esquema OR EXISTS (
                     SELECT FROM nivel.bitacora a WHERE a.entidad = b.entidad_anterior AND a.esquema = b.esquema_anterior AND a.efecto IN ('crea', 'renombra'))))
           ) AS sin_historia
    FROM pg_catalog.pg_class r
    JOIN pg_catalog.pg_namespace n ON n.oid = r.relnamespace
    LEFT JOIN nivel.sucursales s ON s.esquema = n.nspname
    WHERE r.relname = c.entidad AND r.relkind IN ('r', 'p')
) t ON true
LEFT JOIN LATERAL (
    SELECT count(DISTINCT b.migracion) AS pendientes
    FROM nivel.bitacora b
    JOIN nivel.registro_phinx r ON r.id = b.evento_phinx AND r.accion = 'aplicada'
    WHERE b.entidad = c.entidad AND b.esquema <> 'public'
      AND NOT EXISTS (SELECT FROM nivel.registro_phinx q
                      WHERE q.version = r.version AND q.esquema = r.esquema AND q.tabla = r.tabla AND q.id > r.id AND q.accion = 'revertida')
      AND NOT EXISTS (SELECT FROM nivel.bitacora q WHERE q.entidad = c.entidad AND q.esquema = 'public' AND q.migracion = b.migracion)
      AND NOT EXISTS (SELECT FROM nivel.registro_phinx q WHERE q.esquema = 'public' AND q.version = b.migracion AND q.accion = 'aplicada'
                      AND (q.entidad IS NULL OR q.entidad = c.entidad))
) p ON true;
COMMENT ON VIEW nivel.estado IS
'Dónde está cada entidad
Una fila por entidad: nivel, dónde tiene tablas, cuántas migraciones de las sucursales le faltan
a public, el último cambio, cuántas sucursales o cajas activas de su nivel no tienen su copia y de cuántas
copias no se sabe qué migraciones las hicieron.
Entera no cabe en 120 caracteres: \x la muestra de arriba abajo.
Quién: nivel_lector.
Ejemplo: SELECT entidad, nivel, en_public, faltan_copias FROM nivel.estado;';
COMMENT ON COLUMN nivel.estado.en_public IS 'Si existe la tabla compartida';
COMMENT ON COLUMN nivel.estado.copias_sucursal IS 'Copias en esquemas de sucursal (nivel 2)';
COMMENT ON COLUMN nivel.estado.copias_caja IS 'Copias en esquemas de caja (nivel 3)';
COMMENT ON COLUMN nivel.estado.migraciones_pendientes IS 'Migraciones registradas en las copias que public no tiene';
COMMENT ON COLUMN nivel.estado.faltan_copias IS 'Esquemas activos de su nivel que no tienen la tabla (vea nivel.completar_sucursal); de una compartida, 1 si public no la tiene';

COMMENT ON COLUMN nivel.estado.copias_sin_historia IS 'Copias de las que la bitácora no cuenta cómo se crearon (vea nivel.registrar_migracion)';

-- One row per call that changes something. An intent whose transaction is over and that has no other event was rolled
-- back by its caller, also with a savepoint (or its server crashed): not applied. The snapshot says whether it is over,
-- and is never asked about a transaction of another server, or older than this one's start: nothing here can fail.
CREATE VIEW nivel.historial AS
SELECT i.intento, i.momento, i.accion, i.usuario, i.rol, i.usuario_aplicacion, i.entidad,
       coalesce(f.nivel_origen, i.nivel_origen) AS nivel_origen, i.nivel_destino,
       CASE
           WHEN f.fase = 'ok' THEN 'exitoso'
           WHEN f.fase = 'error' THEN 'fallido'
           WHEN i.fase = 'denegado' THEN 'denegado'
           WHEN i.sistema = nivel._sistema()
                AND (i.momento >= pg_catalog.pg_postmaster_start_time() OR pg_catalog.pg_is_in_recovery())
                AND NOT pg_catalog.pg_visible_in_snapshot(i.xid, pg_catalog.pg_current_snapshot()) THEN 'en curso'
           ELSE 'revertido'
       END AS resultado,
       coalesce(f.mensaje, i.mensaje) AS motivo, coalesce(f.sqlstate, i.sqlstate) AS sqlstate,
       coalesce(f.detalle, i.detalle) AS detalle, i.direccion,
       -- what is no moment is nothing, not an error
       (jsonb_path_query_first_tz(i.detalle, '$.sesion_desde ? (@ like_regex "T").datetime()', silent => true) #>> '{}')::timestamptz AS sesion_desde
FROM nivel.auditoria i
LEFT JOIN LATERAL (
    SELECT a.* FROM nivel.auditoria a
    WHERE a.intento = i.intento AND a.fase IN ('ok', 'error') ORDER BY a.id DESC LIMIT 1
) f ON true
-- TRUNCATE of nivel.configuracion has one event and no intent
WHERE i.fase IN ('intento', 'denegado') OR i.accion = 'TRUNCATE';
COMMENT ON VIEW nivel.historial IS
'Todo lo que se llamó o se cambió
Una fila por llamada que cambia algo (ajustar, configurar, registrar_sucursal, activar, ...) o
cambio hecho a mano en nivel.configuracion, con su resultado: exitoso, fallido, denegado,
revertido (quien llamó deshizo la transacción, o el servidor se cayó) o en curso.
Quién: nivel_lector.
Ejemplo: SELECT momento, accion, resultado, motivo FROM nivel.historial;';

CREATE VIEW nivel.intentos AS
SELECT h.intento, h.momento, h.usuario, h.usuario_aplicacion, h.entidad, h.nivel_origen, h.nivel_destino, h.resultado,
       h.motivo, h.sqlstate, h.detalle, h.rol
FROM nivel.historial h
WHERE h.accion = 'ajustar' OR h.nivel_origen <> h.nivel_destino OR h.resultado IN ('fallido', 'denegado');
COMMENT ON VIEW nivel.intentos IS
'Qué se intentó y cómo terminó
Un intento de cambiar el nivel de una entidad por fila, con su resultado: exitoso, fallido,
denegado, revertido (quien llamó deshizo la transacción) o en curso. También lo que se rechazó
de las demás llamadas; completas están en nivel.historial.
Quién: nivel_lector.
Ejemplo: SELECT momento, entidad, resultado, motivo FROM nivel.intentos;';
COMMENT ON COLUMN nivel.intentos.motivo IS 'Mensaje del resultado; en los fallidos, por qué (AC-011)';
