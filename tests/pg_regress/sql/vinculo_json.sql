-- El documento JSON de la aplicación, en una columna json, jsonb o de texto.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.clientes (id int PRIMARY KEY);
CREATE TABLE suc0001.ventas (id int, cliente int REFERENCES suc0001.clientes);
CREATE TABLE suc0001.zonas (id int);
CREATE TABLE suc0001.llena (id int);
INSERT INTO suc0001.llena VALUES (1);
CREATE TABLE public.ordcon (id int);
CREATE SCHEMA ini;
CREATE TABLE ini.sistema (id int PRIMARY KEY, niveles json, version text);
INSERT INTO ini.sistema VALUES (1, '{"ordcon":[1], "llena":[2], "clientes":[2], "ventas":[2]}', '1.0'), (2, NULL, '2.0');
SELECT nivel.vincular_configuracion_json('ini.sistema', 'niveles');
SELECT nivel.exportar_configuracion();
SELECT tabla, forma, columna_entidad, columna_nivel, estado FROM nivel.vinculos;
-- Varias entidades de una vez, en el orden que haga falta; lo que ya estaba no se toca.
UPDATE ini.sistema SET niveles = '{"ordcon":[1], "llena":[2], "clientes":[1], "ventas":[1], "zonas":[2]}' WHERE id = 1;
SELECT conrelid::regclass, confrelid::regclass FROM pg_constraint WHERE contype = 'f';
SELECT resultado FROM nivel.ajustar('zonas', 1);
TABLE ini.sistema ORDER BY id;
UPDATE ini.sistema SET version = '1.1';
UPDATE ini.sistema SET niveles = '{"ordcon":[1],"llena":[1]}' WHERE id = 1;
\echo :SQLSTATE
-- Lo que no es un documento, con la ruta de la falta.
UPDATE ini.sistema SET niveles = '{"ordcon":[1],"llena":[2,9]}' WHERE id = 1;
\echo :SQLSTATE
UPDATE ini.sistema SET niveles = '{"ordcon":[1],"Año nuevo":2}' WHERE id = 1;
\echo :SQLSTATE
UPDATE ini.sistema SET niveles = '[]' WHERE id = 1;
\echo :SQLSTATE
UPDATE ini.sistema SET niveles = '{"a":[1],"a":[2]}' WHERE id = 1;
\echo :SQLSTATE
SELECT niveles FROM ini.sistema WHERE id = 1;
-- Lo que no nombra queda como estaba.
UPDATE ini.sistema SET niveles = '{"llena":[2]}' WHERE id = 1;
SELECT nivel.exportar_configuracion();
SELECT * FROM nivel.comparar_configuracion();
SELECT nivel.desvincular_configuracion('ini.sistema');
-- Las otras columnas.
DELETE FROM ini.sistema;
ALTER TABLE ini.sistema ALTER niveles TYPE jsonb;
INSERT INTO ini.sistema SELECT 1, nivel.exportar_configuracion();
SELECT nivel.vincular_configuracion_json('ini.sistema', 'niveles');
SELECT nivel.configurar('turnos', 3);
SELECT niveles FROM ini.sistema;
SELECT nivel.desvincular_configuracion('ini.sistema');
ALTER TABLE ini.sistema ALTER niveles TYPE text;
UPDATE ini.sistema SET niveles = E'{ "llena" : [2],\n  "d''or" : [3] }';
SELECT nivel.vincular_configuracion_json('ini.sistema', 'niveles');
SELECT nivel.configurar('a"b\', 3);
SELECT niveles FROM ini.sistema;
UPDATE ini.sistema SET niveles = 'esto no es nada';
\echo :SQLSTATE
SELECT accion, entidad, nivel_destino AS hasta, resultado, sqlstate FROM nivel.historial WHERE accion <> 'activar' ORDER BY momento, entidad;
