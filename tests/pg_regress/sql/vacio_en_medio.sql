-- Lo que escribe mientras se ajusta: una llamada dentro de otra, la propia sentencia, lo aplazado, una hija nueva, la copia que se conserva.
\pset format unaligned
\pset tuples_only on
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.clientes (id int);
CREATE TABLE suc0001.otra (id int);
SELECT nivel.configurar('clientes', 2), nivel.configurar('otra', 2);
-- Un disparador de eventos que llama a nivel y escribe justo antes de que se borre.
CREATE FUNCTION public.en_medio() RETURNS event_trigger LANGUAGE plpgsql AS $$BEGIN
    IF coalesce(current_setting('regress.dentro', true), '') <> 'sí' THEN
        PERFORM set_config('regress.dentro', 'sí', true);
        PERFORM nivel.previsualizar('otra', 1);
        INSERT INTO suc0001.clientes VALUES (1);
    END IF;
END$$;
CREATE EVENT TRIGGER regress_en_medio ON ddl_command_start WHEN TAG IN ('DROP TABLE') EXECUTE FUNCTION public.en_medio();
SELECT mensaje FROM nivel.ajustar('clientes', 1);
\echo :LAST_ERROR_SQLSTATE
DROP EVENT TRIGGER regress_en_medio;
SELECT to_regclass('suc0001.clientes'), to_regclass('public.clientes');
-- Lo que otro borra por su cuenta mientras tanto es cosa suya.
CREATE MATERIALIZED VIEW public.resumen AS SELECT 1 AS uno;
CREATE FUNCTION public.al_borrar() RETURNS event_trigger LANGUAGE plpgsql AS $$BEGIN
    IF EXISTS (SELECT FROM pg_event_trigger_dropped_objects() d WHERE d.object_identity = 'suc0001.otra') THEN
        REFRESH MATERIALIZED VIEW public.resumen;
        CREATE TABLE public.paso (id int);
        INSERT INTO public.paso VALUES (1);
        DROP TABLE public.paso;
    END IF;
END$$;
CREATE EVENT TRIGGER regress_al_borrar ON sql_drop WHEN TAG IN ('DROP TABLE') EXECUTE FUNCTION public.al_borrar();
SELECT mensaje FROM nivel.ajustar('otra', 1);
DROP EVENT TRIGGER regress_al_borrar;
-- La sentencia que llama está escribiendo en la copia, o la lee un cursor, o algo quedó aplazado.
INSERT INTO suc0001.clientes SELECT 1 FROM nivel.ajustar('clientes', 1, 'conservar');
\echo :LAST_ERROR_SQLSTATE
WITH i AS (INSERT INTO suc0001.clientes VALUES (1) RETURNING id) SELECT a.mensaje FROM nivel.ajustar('clientes', 1, 'conservar') a, i;
BEGIN;
DECLARE c CURSOR FOR SELECT * FROM suc0001.clientes;
SELECT tipo, mensaje FROM nivel.previsualizar('clientes', 1);
SELECT mensaje FROM nivel.ajustar('clientes', 1, 'conservar');
ROLLBACK;
CREATE FUNCTION public.repone() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN EXECUTE format('INSERT INTO %s VALUES (99)', TG_RELID::regclass); RETURN NULL; END$$;
CREATE CONSTRAINT TRIGGER repone AFTER DELETE ON suc0001.clientes DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.repone();
BEGIN;
INSERT INTO suc0001.clientes VALUES (1);
DELETE FROM suc0001.clientes;
SELECT mensaje FROM nivel.ajustar('clientes', 1, 'conservar');
ROLLBACK;
DROP TRIGGER repone ON suc0001.clientes;
SELECT count(*) FROM suc0001.clientes;
-- Una hija con una fila que aparece debajo de la copia que se conserva.
CREATE FUNCTION public.con_hija() RETURNS event_trigger LANGUAGE plpgsql AS $$BEGIN
    IF to_regclass('suc0001.hija') IS NULL AND to_regclass('suc0001.clientes__nivel2') IS NOT NULL THEN
        CREATE TABLE suc0001.hija () INHERITS (suc0001.clientes__nivel2);
        INSERT INTO suc0001.hija VALUES (1);
    END IF;
END$$;
CREATE EVENT TRIGGER regress_con_hija ON ddl_command_end WHEN TAG IN ('ALTER TABLE') EXECUTE FUNCTION public.con_hija();
SELECT mensaje FROM nivel.ajustar('clientes', 1, 'conservar');
\echo :LAST_ERROR_SQLSTATE
DROP EVENT TRIGGER regress_con_hija;
-- Una fila que cae en la copia conservada después de la última comprobación, antes de confirmar.
CREATE TABLE public.niveles (entidad text PRIMARY KEY, nivel int);
INSERT INTO public.niveles VALUES ('clientes', 2);
SELECT nivel.vincular_configuracion('public.niveles', 'entidad', 'nivel');
CREATE FUNCTION public.despues() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN INSERT INTO suc0001.clientes__nivel2 VALUES (1); RETURN NULL; END$$;
CREATE TRIGGER zz AFTER UPDATE ON public.niveles FOR EACH STATEMENT EXECUTE FUNCTION public.despues();
SET nivel.limpieza = 'conservar';
UPDATE public.niveles SET nivel = 1;
\echo :LAST_ERROR_SQLSTATE
SELECT * FROM public.niveles;
DROP TRIGGER zz ON public.niveles;
-- Un punto de restauro que se deshace no deja nada por comprobar.
BEGIN;
SAVEPOINT s;
SELECT mensaje FROM nivel.ajustar('clientes', 1);
ROLLBACK TO s;
INSERT INTO suc0001.clientes VALUES (1);
COMMIT;
TRUNCATE suc0001.clientes;
UPDATE public.niveles SET nivel = 1;
SELECT to_regclass('public.clientes'), to_regclass('suc0001.clientes__nivel2');
RESET nivel.limpieza;
-- Lo que está configurado no es la copia conservada de nadie.
CREATE TABLE public.rubros (id int);
CREATE TABLE suc0001.rubros__nivel2 (codigo text PRIMARY KEY);
SELECT nivel.configurar('rubros', 1), nivel.configurar('rubros__nivel2', 2);
SELECT mensaje FROM nivel.ajustar('rubros', 2);
SELECT entidad, copias_sucursal FROM nivel.estado WHERE entidad LIKE 'rubros%' ORDER BY 1;
-- Preguntar por las filas no evalúa los índices de nadie: ni fallan, ni hace falta poder llamarlos.
CREATE ROLE regress_en_medio;
GRANT USAGE, CREATE ON SCHEMA suc0001, public TO regress_en_medio;
CREATE FUNCTION public.corte(n int) RETURNS int IMMUTABLE LANGUAGE plpgsql AS $$BEGIN
    IF current_setting('regress.falla', true) = 'sí' THEN RAISE EXCEPTION 'no se evalúa'; END IF;
    RETURN n;
END$$;
CREATE TABLE suc0001.ventas (id int, anio int);
CREATE INDEX recientes ON suc0001.ventas (id) WHERE anio >= public.corte(20);
ALTER TABLE suc0001.ventas OWNER TO regress_en_medio;
REVOKE EXECUTE ON FUNCTION public.corte(int) FROM PUBLIC;
SELECT nivel.configurar('ventas', 2);
\c
SET regress.falla = 'sí';
SELECT tipo, mensaje FROM nivel.previsualizar('ventas', 1) WHERE tipo IN ('verificacion', 'impedimento');
INSERT INTO suc0001.ventas VALUES (1, 1);
RESET regress.falla;
INSERT INTO suc0001.ventas VALUES (1, 1);
SELECT nivel.ajustar('ventas', 1);
DROP SCHEMA suc0001 CASCADE;
DROP OWNED BY regress_en_medio;
DROP ROLE regress_en_medio;
