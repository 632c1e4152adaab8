-- Lo que parece vacío y no lo está, y al revés.
\pset format unaligned
\pset tuples_only on
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
-- Sin registro (UNLOGGED), con filas y sin ellas.
CREATE UNLOGGED TABLE suc0001.volatil (id int);
INSERT INTO suc0001.volatil VALUES (1);
SELECT nivel.ajustar('volatil', 1);
DELETE FROM suc0001.volatil;
SELECT resultado FROM nivel.ajustar('volatil', 1);
-- Los restos que quedan en TOAST no son filas.
CREATE TABLE suc0001.larga (t text);
ALTER TABLE suc0001.larga ALTER t SET STORAGE EXTERNAL;
INSERT INTO suc0001.larga SELECT repeat('x', 100000);
DELETE FROM suc0001.larga;
SELECT pg_relation_size(reltoastrelid) > 0 FROM pg_class WHERE oid = 'suc0001.larga'::regclass;
SELECT resultado FROM nivel.ajustar('larga', 1);
-- Las filas de una transacción deshecha, tampoco.
CREATE TABLE suc0001.deshecha (id int);
BEGIN;
INSERT INTO suc0001.deshecha SELECT generate_series(1, 1000);
ROLLBACK;
SELECT pg_relation_size('suc0001.deshecha') > 0;
SELECT resultado FROM nivel.ajustar('deshecha', 1);
-- Reescrita en esta misma transacción, con las filas que esta misma transacción puso.
CREATE TABLE suc0001.reescrita (id int);
BEGIN;
INSERT INTO suc0001.reescrita VALUES (1);
ALTER TABLE suc0001.reescrita ALTER id TYPE bigint USING id + 1;
SELECT nivel.ajustar('reescrita', 1);
ROLLBACK;
BEGIN;
INSERT INTO suc0001.reescrita VALUES (1);
ALTER TABLE suc0001.reescrita ALTER id TYPE bigint;
TRUNCATE suc0001.reescrita;
SELECT resultado FROM nivel.ajustar('reescrita', 1);
COMMIT;
-- Las de una transacción preparada no se ven, y se esperan.
CREATE TABLE suc0001.preparada (id int);
BEGIN;
INSERT INTO suc0001.preparada VALUES (1);
PREPARE TRANSACTION 'regress_vacio_casos';
SET nivel.espera_bloqueo = '100ms';
\set VERBOSITY terse
SELECT nivel.ajustar('preparada', 1);
\set VERBOSITY default
COMMIT PREPARED 'regress_vacio_casos';
SELECT nivel.ajustar('preparada', 1);
-- Una partición foránea: no se dice que están vacías, ni se le pregunta.
CREATE FOREIGN DATA WRAPPER vacio_casos;
CREATE SERVER vacio_lejos FOREIGN DATA WRAPPER vacio_casos;
CREATE TABLE suc0001.partida (id int) PARTITION BY LIST (id);
CREATE FOREIGN TABLE suc0001.partida_1 PARTITION OF suc0001.partida FOR VALUES IN (1) SERVER vacio_lejos;
SELECT tipo, mensaje FROM nivel.previsualizar('partida', 1);
-- Una hija en otro esquema, con filas.
CREATE SCHEMA archivo;
CREATE TABLE suc0001.madre (id int);
CREATE TABLE archivo.hija () INHERITS (suc0001.madre);
INSERT INTO archivo.hija VALUES (1);
SELECT tipo, mensaje FROM nivel.previsualizar('madre', 1);
DELETE FROM archivo.hija;
SELECT tipo, mensaje FROM nivel.previsualizar('madre', 1);
-- Un disparador que, mientras se ajusta, llena la copia que se iba a borrar: se pregunta otra vez justo antes.
CREATE TABLE suc0001.llenada (id int);
CREATE SCHEMA suc0002;
CREATE TABLE suc0002.llenada (id int);
CREATE FUNCTION public.llenar() RETURNS event_trigger LANGUAGE plpgsql AS $$
BEGIN
    IF to_regclass('public.llenada') IS NOT NULL AND to_regclass('suc0002.llenada') IS NOT NULL THEN
        INSERT INTO suc0002.llenada VALUES (1);
    END IF;
END
$$;
CREATE EVENT TRIGGER regress_llenar ON ddl_command_end EXECUTE FUNCTION public.llenar();
SELECT nivel.ajustar('llenada', 1);
\echo :SQLSTATE
DROP EVENT TRIGGER regress_llenar;
SELECT resultado FROM nivel.ajustar('llenada', 1);
