-- Un documento que no lo es se rechaza con la ruta de la falta, y nada se importa a medias.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE ROLE regress_intercambio_nadie;
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.clientes (id int);
CREATE TABLE suc0001.zonas (id int);
INSERT INTO suc0001.zonas VALUES (1);
SELECT nivel.importar_configuracion('{"clientes":[2],"zonas":[2]}');
SELECT nivel.importar_configuracion('{"otra":[2],"clientes":[4]}');
\echo :SQLSTATE
\set VERBOSITY terse
SELECT nivel.importar_configuracion(NULL);
SELECT nivel.importar_configuracion('null');
SELECT nivel.importar_configuracion('[{"clientes":[1]}]');
SELECT nivel.importar_configuracion('{"clientes":1}');
SELECT nivel.importar_configuracion('{"clientes":[]}');
SELECT nivel.importar_configuracion('{"clientes":[1,1]}');
SELECT nivel.importar_configuracion('{"clientes":["1"]}');
SELECT nivel.importar_configuracion('{"Año d''or":[1.5]}');
SELECT nivel.importar_configuracion('{"":[1]}');
SELECT nivel.importar_configuracion(jsonb_build_object(repeat('ñ', 32), '[1]'::jsonb));
SELECT nivel.importar_configuracion('{"a":[1e400]}');
\set VERBOSITY default
-- Una que no puede deshace lo de las demás; una nueva que contradice a sus tablas, también.
SELECT nivel.importar_configuracion('{"a_nueva":[3],"clientes":[1],"zonas":[1]}');
\echo :SQLSTATE
CREATE TABLE suc0001.rubros (id int);
SELECT nivel.importar_configuracion('{"a_nueva":[3],"rubros":[1]}');
\echo :SQLSTATE
SELECT nivel.exportar_configuracion();
SELECT to_regclass('public.clientes');
SET ROLE regress_intercambio_nadie;
SELECT nivel.importar_configuracion('{"clientes":[1]}');
\echo :SQLSTATE
SELECT nivel.exportar_configuracion();
RESET ROLE;
BEGIN READ ONLY;
SELECT nivel.importar_configuracion('{"clientes":[1]}');
\echo :SQLSTATE
SELECT nivel.exportar_configuracion();
ROLLBACK;
SELECT accion, entidad, resultado, sqlstate FROM nivel.historial WHERE accion <> 'activar' ORDER BY momento, entidad;
DROP ROLE regress_intercambio_nadie;
