-- Nombres que solo existen entre comillas, y un camino de búsqueda que tapa lo que haga falta.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE TABLE suc0001."Año d'or; --" (id int);
CREATE TABLE suc0001."a""b\" (id int);
CREATE SCHEMA tapa;
CREATE TABLE tapa.configuracion (entidad text, nivel int);
CREATE FUNCTION tapa.session_user() RETURNS text LANGUAGE sql AS $$ SELECT 'otro' $$;
CREATE FUNCTION tapa.clock_timestamp() RETURNS timestamptz LANGUAGE sql AS $$ SELECT '2000-01-01'::timestamptz $$;
CREATE FUNCTION tapa.array_position(smallint[], smallint) RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;
CREATE FUNCTION tapa._exigir(jsonb) RETURNS jsonb LANGUAGE sql AS $$ SELECT '{}'::jsonb $$;
CREATE TEMP TABLE vinculo (numero int);
SET search_path = pg_temp, tapa, pg_catalog, nivel;
INSERT INTO nivel.configuracion (entidad, nivel) VALUES ('Año d''or; --', 2), ('a"b\', 2);
UPDATE nivel.configuracion SET nivel = 1;
SELECT entidad, nivel, modificado_en > '2020-01-01' AS reciente FROM nivel.configuracion ORDER BY entidad;
SELECT nivel.exportar_configuracion();
SELECT nivel.importar_configuracion('{"Otra \"más\"":[3]}');
RESET search_path;
SELECT entidad, resultado FROM nivel.historial WHERE accion <> 'activar' ORDER BY momento, entidad;
SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY relname COLLATE "C";
DROP SCHEMA tapa CASCADE;
