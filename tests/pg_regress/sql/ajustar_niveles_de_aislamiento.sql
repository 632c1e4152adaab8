-- El ajuste sirve en los tres niveles de aislamiento.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.a (id int);
CREATE TABLE suc0001.b (id int);
CREATE TABLE suc0001.c (id int);
BEGIN ISOLATION LEVEL READ COMMITTED;
SELECT resultado FROM nivel.ajustar('a', 1);
COMMIT;
BEGIN ISOLATION LEVEL REPEATABLE READ;
SELECT count(*) FROM suc0001.b;
SELECT resultado FROM nivel.ajustar('b', 1);
COMMIT;
BEGIN ISOLATION LEVEL SERIALIZABLE;
SELECT count(*) FROM suc0001.c;
SELECT resultado FROM nivel.ajustar('c', 1);
COMMIT;
SELECT entidad, nivel FROM nivel.configuracion ORDER BY entidad;
