-- Un manifiesto por sucursal: el informe es de cada una, y el archivo se corre una vez en cada una que lo necesita.
\set SHOW_CONTEXT never
\pset format unaligned
SET client_min_messages = warning;
SELECT count(*) > 0 AS activa FROM nivel.activar();
SELECT nivel.registrar_manifiesto('s', $m${"formato": 1, "nivel": 2,
  "epicas": [{"codigo": "E", "titulo": "Ventas", "componentes": [
    {"nombre": "Ventas", "tablas": [{"nombre": "clientes", "columnas": [{"nombre": "nombre", "tipo": "character varying(80)"}]}, {"nombre": "ventas"}]},
    {"nombre": "Países", "esquema": "public", "nivel": 1, "tablas": [{"nombre": "paises"}]},
    {"nombre": "Tickets", "nivel": 3, "tablas": [{"nombre": "tickets"}]}]}],
  "esquemas_esperados": ["public"],
  "archivos": [
    {"orden": 1, "nombre": "01.sql", "nivel": 1, "sql": "CREATE TABLE public.paises (id int PRIMARY KEY)", "crea": [{"clase": "tabla", "esquema": "public", "nombre": "paises"}]},
    {"orden": 2, "nombre": "02.sql", "sql": "CREATE TABLE clientes (id serial PRIMARY KEY, pais int REFERENCES paises, nombre varchar(80));\nCREATE TABLE ventas (id int PRIMARY KEY, cliente int REFERENCES clientes);\nCREATE INDEX ventas_cliente ON ventas (cliente);",
     "crea": [{"clase": "tabla", "nombre": "clientes"}, {"clase": "tabla", "nombre": "ventas"}, {"clase": "indice", "nombre": "ventas_cliente"}]},
    {"orden": 3, "nombre": "03.sql", "nivel": 3, "sql": "CREATE TABLE tickets (id int)", "crea": [{"clase": "tabla", "nombre": "tickets"}]},
    {"orden": 4, "nombre": "04.sql", "sql": "INSERT INTO clientes (nombre) VALUES ('Mostrador')"}],
  "grupos": [{"nombre": "Tablas de ventas", "tablas": [{"nombre": "clientes"}, {"nombre": "ventas"}]}]}$m$);
\echo sin sucursales no se sabe
SELECT esquema, objeto, estado, detalle FROM nivel.brecha('s');
SELECT archivo, estado, motivo FROM nivel.brecha_plan('s');
CREATE SCHEMA suc0001; CREATE SCHEMA suc0002; CREATE SCHEMA suc0003; CREATE SCHEMA suc0001caja001;
SELECT nivel.baja_sucursal('suc0003');
CREATE TABLE suc0002.clientes (id serial PRIMARY KEY, nombre varchar(60));
\echo antes: de cada una, contadas juntas
SELECT * FROM nivel.brecha_resumen('s');
SELECT esquema, objeto, estado, archivo, detalle FROM nivel.brecha('s') WHERE clase = 'tabla';
SELECT archivo, estado, motivo, crea, necesita, detalle FROM nivel.brecha_plan('s');
SELECT * FROM nivel.brecha_matriz('s');
\echo una no es como la haría el archivo: no se deja nada
SELECT * FROM nivel.cerrar_brecha('s');
SELECT count(*) FROM pg_class WHERE relname IN ('paises', 'ventas', 'tickets');
DROP TABLE suc0002.clientes;
SELECT archivo, estado, creados FROM nivel.cerrar_brecha('s');
SELECT conrelid::regclass, confrelid::regclass FROM pg_constraint WHERE contype = 'f' ORDER BY conrelid::regclass::text COLLATE "C", confrelid::regclass::text COLLATE "C";
SELECT (SELECT count(*) FROM suc0001.clientes) AS en_una, (SELECT count(*) FROM suc0002.clientes) AS en_otra, to_regclass('suc0003.clientes') AS de_baja, to_regclass('suc0001caja001.clientes') AS caja;
SELECT nivel.exigir_manifiesto('s');
\echo la bitácora tiene lo que se corrió, con su texto
SELECT esquema, entidad, exacta, sentencia FROM nivel.bitacora WHERE etiqueta = 'CREATE TABLE' AND esquema <> 'public' AND id > (SELECT max(id) FROM nivel.bitacora WHERE etiqueta = 'DROP TABLE') ORDER BY id;
\echo otra vez nada; una sucursal nueva, solo ella
SELECT archivo, estado, creados FROM nivel.cerrar_brecha('s');
CREATE SCHEMA suc0004;
SELECT esquema, objeto, clase, estado FROM nivel.brecha('s') WHERE estado <> 'existe';
SELECT archivo, motivo FROM nivel.brecha_plan('s');
SELECT archivo, estado, creados FROM nivel.cerrar_brecha('s');
SELECT archivo, esquema FROM nivel.archivo_aplicado ORDER BY id;
\echo una que difiere y una a la que le falta
ALTER TABLE suc0001.clientes ALTER nombre TYPE varchar(90), ADD nota text;
DROP TABLE suc0002.ventas;
SELECT esquema, objeto, clase, estado, detalle FROM nivel.brecha('s') WHERE estado <> 'existe';
SELECT * FROM nivel.brecha_resumen('s');
\echo el search_path de quien llama no se mueve
SET search_path = suc0001, public;
SELECT count(*) > 0 FROM nivel.brecha('s');
SHOW search_path;
