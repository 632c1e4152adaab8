-- Guardar lo que ya está no es un cambio: ni error, ni intento, ni otra fecha. La aplicación que guarda el formulario entero puede.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.clientes (id int);
CREATE TABLE suc0001.zonas (id int);
SELECT nivel.configurar('clientes', 2);
SELECT nivel.configurar('zonas', 2, '{1,2}');
CREATE TEMP TABLE antes AS SELECT * FROM nivel.configuracion;
UPDATE nivel.configuracion SET nivel = nivel, niveles_permitidos = niveles_permitidos;
UPDATE nivel.configuracion SET niveles_permitidos = '{2,1,2}' WHERE entidad = 'zonas';
UPDATE nivel.configuracion SET modificado_por = 'otro', modificado_en = '2000-01-01', otros_niveles = '{3}';
INSERT INTO nivel.configuracion AS c (entidad, nivel) VALUES ('clientes', 2)
ON CONFLICT (entidad) DO UPDATE SET nivel = excluded.nivel;
INSERT INTO nivel.configuracion AS c (entidad, nivel) VALUES ('clientes', 1) ON CONFLICT DO NOTHING;
SELECT count(*) AS iguales FROM (TABLE antes INTERSECT TABLE nivel.configuracion) x;
SELECT accion, entidad FROM nivel.historial WHERE accion <> 'activar' ORDER BY momento;
-- Entre varias, solo cuenta la que cambia.
UPDATE nivel.configuracion SET nivel = CASE entidad WHEN 'zonas' THEN 1 ELSE nivel END;
SELECT entidad, nivel_destino, resultado FROM nivel.intentos;
