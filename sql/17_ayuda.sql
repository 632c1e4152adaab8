-- The manual in one table. What each thing is for and its example are the first line and the line «Ejemplo» of its comment, so that
-- \df+ and this say the same; here is only the order. Whatever has no place in it comes last, and a test says so.
CREATE FUNCTION nivel.ayuda() RETURNS TABLE (tema text, ejemplo text, para_que text)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 40 SET search_path = pg_catalog, pg_temp AS $$
WITH temas AS (
    SELECT t.tema, n.nombre, t.orden, n.orden AS lugar
    FROM (VALUES (1, 'instalar',   '{ayuda,activar,diagnostico,desactivar}'::text[]),
                 (2, 'declarar',   '{sucursales,registrar_sucursal,baja_sucursal,registrar_phinxlog,configurar,estado}'),
                 (3, 'ajustar',    '{deriva,previsualizar,ajustar,configuracion,progreso,intentos}'),
                 (4, 'sucursales', '{previsualizar_alta,alta_sucursal,previsualizar_completar,completar_sucursal}'),
                 (5, 'aplicación', '{exportar_configuracion,importar_configuracion,vincular_configuracion,vincular_configuracion_json,vinculos,comparar_configuracion,desvincular_configuracion}'),
                 (6, 'proyecto',   '{registrar_manifiesto,manifiestos,brecha_resumen,brecha,brecha_plan,brecha_matriz,brecha_markdown,brecha_json,cerrar_brecha,exigir_manifiesto,exigir_esquemas}'),
                 (7, 'historia',   '{migraciones,registrar_migracion,bitacora,historial,sellar_auditoria,verificar_auditoria}')) t (orden, tema, nombres)
    CROSS JOIN LATERAL unnest(t.nombres) WITH ORDINALITY AS n (nombre, orden)
), objetos AS (
    SELECT p.proname::text AS nombre, p.oid, obj_description(p.oid, 'pg_proc') AS comentario
    FROM pg_proc p WHERE p.pronamespace = 'nivel'::regnamespace AND p.proname !~ '^_'
    UNION ALL
    SELECT c.relname::text, c.oid, obj_description(c.oid, 'pg_class')
    FROM pg_class c WHERE c.relnamespace = 'nivel'::regnamespace AND c.relname !~ '^_'
      -- tables that are read through a view have no example
      AND (c.relkind = 'v' OR c.relkind = 'r' AND obj_description(c.oid, 'pg_class') ~ E'\nEjemplo: ')
)
SELECT coalesce(t.tema, 'otras'), coalesce(substring(o.comentario FROM E'\nEjemplo: ([^\n]+)'), o.nombre), split_part(o.comentario, E'\n', 1)
FROM objetos o LEFT JOIN temas t ON t.nombre = o.nombre
ORDER BY t.orden, t.lugar, o.nombre, o.oid
$$;
COMMENT ON FUNCTION nivel.ayuda() IS
'Esta lista
Cada función y vista para usar, en el orden en que hacen falta. \df+ nivel.ajustar (con \x) muestra la
página entera de una: qué toma, qué devuelve, quién la puede llamar y con qué errores se rechaza.
Devuelve: una fila por función o vista.
Quién: todos.
Ejemplo: SELECT * FROM nivel.ayuda();';

-- The columns of what ajustar and alta_sucursal return.
COMMENT ON COLUMN nivel.ajuste.intento IS 'Identificador del intento, como en nivel.intentos';
COMMENT ON COLUMN nivel.ajuste.entidad IS 'Entidad';
COMMENT ON COLUMN nivel.ajuste.nivel_origen IS 'Nivel que tenía';
COMMENT ON COLUMN nivel.ajuste.nivel_destino IS 'Nivel que tiene ahora';
COMMENT ON COLUMN nivel.ajuste.resultado IS 'exitoso: lo demás es un error';
COMMENT ON COLUMN nivel.ajuste.mensaje IS 'Mensaje para mostrar';
COMMENT ON COLUMN nivel.ajuste.estrategia IS 'Cómo llegó la estructura: reproducir, mover, copiar, ...';
COMMENT ON COLUMN nivel.ajuste.migraciones IS 'Versiones de Phinx que se aplicaron';
COMMENT ON COLUMN nivel.ajuste.copias_verificadas IS 'Cuántas copias se probaron vacías';
COMMENT ON COLUMN nivel.ajuste.copias_eliminadas IS 'Cuántas copias se borraron';
COMMENT ON COLUMN nivel.ajuste.milisegundos IS 'Cuánto tardó';
COMMENT ON COLUMN nivel.alta.intento IS 'Identificador de la llamada, como en nivel.historial';
COMMENT ON COLUMN nivel.alta.esquema IS 'Esquema creado o completado';
COMMENT ON COLUMN nivel.alta.nivel IS '2 sucursal, 3 caja';
COMMENT ON COLUMN nivel.alta.padre IS 'Sucursal a la que pertenece una caja';
COMMENT ON COLUMN nivel.alta.referencia IS 'Esquema que fue el modelo';
COMMENT ON COLUMN nivel.alta.mensaje IS 'Mensaje para mostrar';
COMMENT ON COLUMN nivel.alta.tablas IS 'Cuántas tablas se crearon';
COMMENT ON COLUMN nivel.alta.vistas IS 'Cuántas vistas se crearon';
COMMENT ON COLUMN nivel.alta.claves IS 'Cuántas claves foráneas se crearon';
COMMENT ON COLUMN nivel.alta.migraciones IS 'Cuántas versiones dice su phinxlog';
COMMENT ON COLUMN nivel.alta.milisegundos IS 'Cuánto tardó';
