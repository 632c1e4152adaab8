-- El phinxlog dice lo que la sucursal tiene: la migración siguiente corre y se enlaza, una que se deshace se deshace, y en un ajuste la sucursal está al día o atrasada como las demás.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE TABLE suc0001."Mi phinxlog" (version bigint PRIMARY KEY, migration_name varchar(100), start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false);
BEGIN;
CREATE TABLE suc0001.zonas (id int PRIMARY KEY);
INSERT INTO suc0001."Mi phinxlog" VALUES (1, 'Zonas', now(), now());
COMMIT;
BEGIN;
ALTER TABLE suc0001.zonas ADD a int;
INSERT INTO suc0001."Mi phinxlog" VALUES (2, 'A', now(), now(), true);
COMMIT;
CREATE INDEX zonas_a ON suc0001.zonas (a);
BEGIN;
CREATE FUNCTION suc0001.f() RETURNS int LANGUAGE sql AS 'SELECT 1';
INSERT INTO suc0001."Mi phinxlog" VALUES (3, 'Solo una función', now(), now());
COMMIT;
SELECT nivel.configurar('zonas', 2);
SELECT migraciones FROM nivel.alta_sucursal('suc0002');
SELECT version, migration_name, breakpoint FROM suc0002."Mi phinxlog" ORDER BY 1;
SELECT tgname FROM pg_trigger WHERE tgrelid = 'suc0002."Mi phinxlog"'::regclass;
SELECT esquema, version, nombre, accion, entidad FROM nivel.registro_phinx WHERE esquema = 'suc0002' ORDER BY version;
SELECT entidad, efecto, etiqueta, migracion, origen, exacta, sentencia FROM nivel.bitacora WHERE esquema = 'suc0002' ORDER BY id;
SELECT version, nombre, esquema, sentencias FROM nivel.migraciones('zonas') ORDER BY 1, 3;
-- la siguiente, en la nueva: la otra queda atrasada
BEGIN;
ALTER TABLE suc0002.zonas ADD b int;
INSERT INTO suc0002."Mi phinxlog" VALUES (4, 'B', now(), now());
COMMIT;
SELECT version, accion, sentencias FROM nivel.registro_phinx WHERE esquema = 'suc0002' AND version = 4;
SELECT tipo, mensaje FROM nivel.previsualizar('zonas', 1) ORDER BY orden;
SELECT esquema, clase, diferencia FROM nivel.deriva('zonas') WHERE clase <> 'no comparado';
-- y al revés
BEGIN;
ALTER TABLE suc0001.zonas ADD b int;
INSERT INTO suc0001."Mi phinxlog" VALUES (4, 'B', now(), now());
COMMIT;
BEGIN;
ALTER TABLE suc0001.zonas ADD c int;
INSERT INTO suc0001."Mi phinxlog" VALUES (5, 'C', now(), now());
COMMIT;
SELECT tipo, mensaje FROM nivel.previsualizar('zonas', 1) ORDER BY orden;
-- una de las que trajo, deshecha
BEGIN;
ALTER TABLE suc0002.zonas DROP a;
DELETE FROM suc0002."Mi phinxlog" WHERE version = 2;
COMMIT;
SELECT version, esquema FROM nivel.migraciones('zonas') ORDER BY 1, 2;
BEGIN;
ALTER TABLE suc0002.zonas ADD a int;
CREATE INDEX zonas_a ON suc0002.zonas (a);
INSERT INTO suc0002."Mi phinxlog" VALUES (2, 'A', now(), now());
COMMIT;
SELECT estrategia, migraciones, copias_eliminadas FROM nivel.ajustar('zonas', 1, referencia => 'suc0001');
-- sin nada en las demás que diga qué corrió, se advierte
DROP TABLE suc0001."Mi phinxlog", suc0002."Mi phinxlog";
CREATE TABLE suc0001.rubros (id int);
SELECT tipo, mensaje FROM nivel.previsualizar_alta('suc0003') WHERE tipo = 'advertencia';
