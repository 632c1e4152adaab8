-- Un esquema que aparece solo se muestra como incompleto, y completar le agrega lo que le falta; lo que tiene queda como está.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100), start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false);
CREATE TYPE suc0001.color AS ENUM ('rojo', 'verde');
CREATE SEQUENCE suc0001.numerador;
CREATE TABLE suc0001.zonas (id serial PRIMARY KEY, color suc0001.color);
CREATE TABLE suc0001.clientes (id int PRIMARY KEY, zona int REFERENCES suc0001.zonas, color suc0001.color DEFAULT 'rojo', numero int DEFAULT nextval('suc0001.numerador'));
CREATE VIEW suc0001.v AS SELECT c.id, z.color FROM suc0001.clientes c JOIN suc0001.zonas z ON z.id = c.zona;
INSERT INTO suc0001.phinxlog VALUES (1, 'Todo', now(), now());
SELECT nivel.configurar(e, 2) FROM unnest('{zonas,clientes}'::text[]) e;
CREATE SCHEMA suc0002;
SELECT esquema, activa, registrada FROM nivel.sucursales ORDER BY 1;
SELECT entidad, copias_sucursal, faltan_copias FROM nivel.estado ORDER BY 1;
SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'sucursales';
SELECT esquema, referencia, mensaje, tablas, vistas, claves, migraciones FROM nivel.completar_sucursal('suc0002');
SELECT version FROM suc0002.phinxlog;
SELECT entidad, copias_sucursal, faltan_copias FROM nivel.estado ORDER BY 1;
SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'sucursales';
SELECT mensaje, tablas FROM nivel.completar_sucursal('suc0002');
-- perdió una tabla y una vista; las demás tienen filas y otro privilegio
INSERT INTO suc0002.zonas (color) VALUES ('verde');
CREATE ROLE regress_completar_basico;
GRANT SELECT ON suc0002.zonas TO regress_completar_basico;
SELECT nextval('suc0002.numerador'), nextval('suc0002.numerador');
DROP VIEW suc0002.v;
DROP TABLE suc0002.clientes;
SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'sucursales';
SELECT mensaje, tablas, vistas, claves, migraciones FROM nivel.completar_sucursal('suc0002');
SELECT * FROM suc0002.zonas;
SELECT has_table_privilege('regress_completar_basico', 'suc0002.zonas', 'SELECT');
INSERT INTO suc0002.clientes (id, zona) VALUES (1, 1) RETURNING *;
SELECT * FROM suc0002.v;
SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = 'suc0002.clientes'::regclass AND contype = 'f';
SELECT pg_get_expr(adbin, adrelid) FROM pg_attrdef WHERE adrelid = 'suc0002.clientes'::regclass ORDER BY adnum;
SELECT * FROM nivel.deriva('clientes') WHERE clase <> 'no comparado';
SELECT count(*) FROM pg_namespace WHERE nspname ~ '^nivel_';
DROP OWNED BY regress_completar_basico;
DROP ROLE regress_completar_basico;
