-- Lo que se probó vacío es lo que se borra, y lo que queda sigue vacío, aunque otros hagan algo en medio.
\pset format unaligned
\pset tuples_only on
\set VERBOSITY terse
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
CREATE SCHEMA otro;
SET nivel.captura = off;
CREATE TABLE suc0001.movida (id int);
CREATE TABLE suc0002.movida (id int);
RESET nivel.captura;
SELECT count(*) FROM nivel.activar();
CREATE TABLE suc0001.cambiada (id int);
CREATE TABLE suc0002.cambiada (id int);
CREATE TABLE otro.cambiada (id int);
INSERT INTO otro.cambiada VALUES (1), (2);
-- Al empezar a borrar (o a renombrar), otro cambia el esquema por uno con filas.
CREATE FUNCTION public.cambiazo() RETURNS event_trigger LANGUAGE plpgsql AS $$
BEGIN
    IF to_regnamespace('viejo') IS NULL AND current_setting('prueba.trampa', true) = tg_tag THEN
        ALTER SCHEMA suc0002 RENAME TO viejo;
        ALTER SCHEMA otro RENAME TO suc0002;
    END IF;
END $$;
CREATE EVENT TRIGGER cambiazo ON ddl_command_start EXECUTE FUNCTION public.cambiazo();
SET prueba.trampa = 'DROP TABLE';
SELECT nivel.ajustar('cambiada', 1);
SET prueba.trampa = 'ALTER TABLE';
SELECT nivel.ajustar('cambiada', 1, 'conservar');
SELECT count(*) FROM otro.cambiada;
SELECT fase, mensaje FROM nivel.auditoria WHERE entidad = 'cambiada' ORDER BY id;
DROP EVENT TRIGGER cambiazo;
-- O le pone filas.
CREATE FUNCTION public.llenar() RETURNS event_trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('prueba.trampa', true) = tg_tag THEN
        EXECUTE format('INSERT INTO %s VALUES (1)', current_setting('prueba.tabla'));
    END IF;
END $$;
CREATE EVENT TRIGGER llenar ON ddl_command_start EXECUTE FUNCTION public.llenar();
SET prueba.trampa = 'DROP TABLE';
SET prueba.tabla = 'suc0002.cambiada';
SELECT nivel.ajustar('cambiada', 1);
SET prueba.trampa = 'ALTER TABLE';
SELECT nivel.ajustar('cambiada', 1, 'conservar');
DROP EVENT TRIGGER llenar;
CREATE EVENT TRIGGER llenar ON ddl_command_end EXECUTE FUNCTION public.llenar();
SET prueba.tabla = 'public.movida';
SELECT resultado FROM nivel.ajustar('movida', 1);
-- Una que estaba igual en su lugar, mientras se hacen las otras.
SET prueba.trampa = 'CREATE TABLE';
SET prueba.tabla = 'suc0002.puesta';
SELECT nivel.configurar('puesta', 1);
RESET prueba.trampa;
CREATE TABLE public.puesta (id int);
CREATE TABLE suc0002.puesta (id int);
SET prueba.trampa = 'CREATE TABLE';
SELECT nivel.ajustar('puesta', 2);
DROP EVENT TRIGGER llenar;
RESET prueba.trampa;
SELECT count(*) FROM suc0002.puesta;
SELECT resultado FROM nivel.ajustar('cambiada', 1);
SELECT resultado FROM nivel.ajustar('puesta', 2);
-- El dueño puede haberse quitado el derecho de leer, y haberse puesto políticas: se pregunta igual, y nada cambia.
CREATE ROLE regress_vacio;
GRANT CREATE, USAGE ON SCHEMA suc0001, suc0002 TO regress_vacio;
SET ROLE regress_vacio;
CREATE TABLE suc0001.cerrada (id int);
CREATE TABLE suc0002.cerrada (id int);
ALTER TABLE suc0001.cerrada ENABLE ROW LEVEL SECURITY;
ALTER TABLE suc0001.cerrada FORCE ROW LEVEL SECURITY;
INSERT INTO suc0002.cerrada VALUES (1);
REVOKE ALL ON suc0001.cerrada, suc0002.cerrada FROM regress_vacio;
RESET ROLE;
SELECT nivel.ajustar('cerrada', 1);
SELECT relrowsecurity, relforcerowsecurity, relacl FROM pg_class WHERE oid = 'suc0001.cerrada'::regclass;
DELETE FROM suc0002.cerrada;
ALTER TABLE suc0001.cerrada DISABLE ROW LEVEL SECURITY;
ALTER TABLE suc0001.cerrada NO FORCE ROW LEVEL SECURITY;
GRANT CREATE ON SCHEMA public TO regress_vacio;
SELECT resultado FROM nivel.ajustar('cerrada', 1);
SELECT count(*) FROM pg_class WHERE relname = 'cerrada';
DROP TABLE public.cerrada;
DROP OWNED BY regress_vacio;
DROP ROLE regress_vacio;
