-- Phinx escribe una fila por migración. De las que llegan juntas (COPY, INSERT con varias) nadie sabe cuál hizo qué: ninguna se enlaza con nada.
\pset format unaligned
\pset tuples_only on
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100), start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false);
CREATE TABLE suc0001.zonas (id int);
INSERT INTO suc0001.phinxlog (version, migration_name) VALUES (1, 'Uno'), (2, 'Dos'), (3, 'Tres');
CREATE TABLE suc0001.rubros (id int);
COPY suc0001.phinxlog (version, migration_name) FROM stdin;
4	Cuatro
5	Cinco
\.
CREATE TABLE suc0001.marcas (id int);
INSERT INTO suc0001.phinxlog (version, migration_name) SELECT n, 'x' FROM generate_series(6, 7) n;
-- Lo que llega solo, como siempre: también después, y también por COPY.
CREATE TABLE suc0001.lineas (id int);
INSERT INTO suc0001.phinxlog (version, migration_name) VALUES (8, 'Ocho');
BEGIN;
ALTER TABLE suc0001.lineas ADD COLUMN a int;
INSERT INTO suc0001.phinxlog (version, migration_name) VALUES (9, 'Nueve');
ALTER TABLE suc0001.lineas ADD COLUMN b int;
INSERT INTO suc0001.phinxlog (version, migration_name) VALUES (10, 'Diez');
COMMIT;
SELECT version, accion, sentencias FROM nivel.registro_phinx ORDER BY id;
SELECT entidad, migracion FROM nivel.bitacora WHERE entidad <> 'phinxlog' ORDER BY id;
