-- La brecha de un manifiesto chico en todas sus etapas: antes, a medias, después; archivo editado, de dos épicas, sin su
-- prerrequisito; tabla de más, columna cambiada, vista en lugar de tabla, columnas e índices esperados.
\set SHOW_CONTEXT never
\pset format unaligned
CREATE FUNCTION manifiesto(sql3 text DEFAULT 'CREATE TABLE app.lineas (id int PRIMARY KEY, pedido int REFERENCES app.pedidos, precio numeric(10,2) DEFAULT 0 CHECK (precio >= 0)); CREATE INDEX lineas_pedido ON app.lineas (pedido);')
RETURNS jsonb LANGUAGE sql AS $$
SELECT jsonb_build_object('formato', 1,
    'esquemas', '[{"nombre": "app", "comentario": "La aplicación"}]'::jsonb, 'esquemas_esperados', '["public", "app"]'::jsonb,
    'epicas', '[{"codigo": "E-1", "titulo": "Pedidos", "componentes": [
        {"nombre": "Pedidos", "esquema": "app", "tablas": [{"nombre": "pedidos", "columnas": [{"nombre": "codigo", "tipo": "character varying(20)", "nula": false, "omision": "''x''::character varying"}],
                                                            "indices": [{"columnas": ["codigo"], "unico": true}]}, {"nombre": "lineas"}, {"nombre": "envios"}]},
        {"nombre": "Cola", "sin_ddl": true, "motivo": "Solo código"}]},
       {"codigo": "E-2", "titulo": "Precios", "componentes": [{"nombre": "Precios", "esquema": "app", "tablas": [{"nombre": "lineas"}]}]}]'::jsonb,
    'archivos', jsonb_build_array(
        '{"orden": 1, "nombre": "01.sql", "sql": "CREATE SCHEMA app;\nCOMMENT ON SCHEMA app IS ''La aplicación'';", "epicas": ["E-1"], "crea": [{"clase": "esquema", "nombre": "app"}]}'::jsonb,
        '{"orden": 2, "nombre": "02.sql", "sql": "CREATE TABLE app.pedidos (id int PRIMARY KEY, codigo varchar(20) NOT NULL DEFAULT ''x'' UNIQUE);", "epicas": ["E-1"], "crea": [{"clase": "tabla", "esquema": "app", "nombre": "pedidos"}]}'::jsonb,
        jsonb_build_object('orden', 3, 'nombre', '03.sql', 'sql', sql3, 'epicas', '["E-1", "E-2"]'::jsonb,
                           'crea', '[{"clase": "tabla", "esquema": "app", "nombre": "lineas"}, {"clase": "indice", "esquema": "app", "nombre": "lineas_pedido"}]'::jsonb)))
$$;
SELECT nivel.registrar_manifiesto('t', manifiesto());
\echo antes
SELECT * FROM nivel.brecha_resumen('t');
SELECT * FROM nivel.brecha('t');
SELECT * FROM nivel.brecha_plan('t');
SELECT * FROM nivel.brecha_matriz('t');
SELECT nivel.exigir_esquemas('public', 'app');
\echo a medias
SELECT orden, archivo, estado, creados FROM nivel.cerrar_brecha('t', '02.sql');
SELECT * FROM nivel.brecha_resumen('t');
SELECT orden, archivo, estado, necesita FROM nivel.brecha_plan('t');
\echo después
SELECT orden, archivo, estado, creados FROM nivel.cerrar_brecha('t');
SELECT epica, objeto, clase, estado, archivo, detalle FROM nivel.brecha('t');
SELECT indexdef FROM pg_indexes WHERE schemaname = 'app' ORDER BY indexname;
SELECT nivel.exigir_manifiesto('t');
\echo otra vez: nada
SELECT orden, archivo, estado, creados FROM nivel.cerrar_brecha('t');
\echo con la que nadie crea, hecha a mano
CREATE TABLE app.envios (id int);
SELECT nivel.exigir_manifiesto('t');
SELECT objeto, estado, detalle FROM nivel.brecha('t') WHERE objeto = 'envios';
\echo una de más, una columna cambiada, un valor, una restricción y un índice
CREATE TABLE app.otra (id int);
CREATE FUNCTION app.f() RETURNS int LANGUAGE sql AS 'SELECT 1';
ALTER TABLE app.lineas ALTER precio TYPE numeric(12,2), ALTER precio SET DEFAULT 1, DROP CONSTRAINT lineas_precio_check, ADD nota text;
DROP INDEX app.lineas_pedido;
CREATE INDEX lineas_pedido ON app.lineas (pedido, id);
ALTER TABLE app.pedidos ALTER codigo DROP NOT NULL, DROP CONSTRAINT pedidos_codigo_key;
COMMENT ON SCHEMA app IS 'otra cosa';
SELECT objeto, clase, estado, detalle FROM nivel.brecha('t') WHERE estado NOT IN ('existe', 'N/A');
SELECT * FROM nivel.brecha_resumen('t');
\echo no se corre lo que ya está, aunque difiera
SELECT archivo, estado FROM nivel.cerrar_brecha('t');
\echo de dueño, privilegios, comentarios y orden de columnas no se habla
DROP TABLE app.lineas, app.pedidos CASCADE;
SELECT archivo, estado FROM nivel.cerrar_brecha('t');
GRANT SELECT ON app.pedidos TO PUBLIC;
COMMENT ON COLUMN app.pedidos.codigo IS 'un código';
ALTER TABLE app.lineas DROP COLUMN precio, ADD precio numeric(10,2) DEFAULT 0 CHECK (precio >= 0);
SELECT objeto, estado, detalle FROM nivel.brecha('t') WHERE clase = 'tabla';
\echo editado después de aplicado
SELECT nivel.registrar_manifiesto('t', manifiesto('CREATE TABLE app.lineas (id int PRIMARY KEY, pedido int REFERENCES app.pedidos, precio numeric(10,2) DEFAULT 0 CHECK (precio >= 0), iva numeric); CREATE INDEX lineas_pedido ON app.lineas (pedido);'));
SELECT objeto, clase, estado, archivo, regexp_replace(detalle, '\d{4}-\d\d-\d\d \d\d:\d\d:\d\d', 'FECHA') AS detalle FROM nivel.brecha('t') WHERE objeto IN ('lineas', '03.sql');
SELECT archivo, estado FROM nivel.cerrar_brecha('t');
\echo una vista en lugar de la tabla
DROP TABLE app.lineas;
CREATE VIEW app.lineas AS SELECT 1 AS id;
SELECT epica, objeto, estado, detalle FROM nivel.brecha('t') WHERE objeto = 'lineas';
\echo sin su prerrequisito: se dice antes de correr
DROP VIEW app.lineas;
DROP TABLE app.pedidos;
SELECT nivel.registrar_manifiesto('sin', (SELECT jsonb_set(m, '{archivos}', jsonb_build_array(m -> 'archivos' -> 0, m -> 'archivos' -> 2)) FROM manifiesto() m));
SELECT orden, archivo, estado, motivo, detalle FROM nivel.brecha_plan('sin');
SELECT archivo, estado FROM nivel.cerrar_brecha('sin');
\echo lo que no hay
SELECT * FROM nivel.brecha('nada');
SELECT * FROM nivel.brecha_plan(NULL);
SELECT * FROM nivel.cerrar_brecha('t', '99.sql');
