-- Lo que el disparador de un phinxlog rechaza llega con su código, sea o no de los del servidor, y con una salida que sirve.
\pset format unaligned
\pset tuples_only on
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE TABLE public.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100),
    start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false);
CREATE TABLE suc0001.phinxlog (LIKE public.phinxlog INCLUDING ALL);
BEGIN;
CREATE TABLE suc0001.zonas (id int);
INSERT INTO suc0001.phinxlog VALUES (1, 'Zonas', now(), now());
COMMIT;
CREATE FUNCTION public.rechaza() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = TG_ARGV[0], MESSAGE = 'así no', DETAIL = 'el detalle', HINT = 'la salida';
END $$;
CREATE FUNCTION public.probar(codigo text, llamada text, donde text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE visto text; mensaje text; detalle text; pista text;
BEGIN
    EXECUTE format('CREATE TRIGGER r BEFORE INSERT ON %s FOR EACH ROW EXECUTE FUNCTION public.rechaza(%L)', donde, codigo);
    BEGIN
        EXECUTE llamada;
        RAISE EXCEPTION 'no se rechazó';
    EXCEPTION WHEN OTHERS THEN
        GET STACKED DIAGNOSTICS visto = RETURNED_SQLSTATE, mensaje = MESSAGE_TEXT, detalle = PG_EXCEPTION_DETAIL, pista = PG_EXCEPTION_HINT;
    END;
    EXECUTE format('DROP TRIGGER r ON %s', donde);
    RETURN concat_ws(' | ', visto, mensaje, replace(detalle, E'\n', ' / '), pista);
END $$;
SELECT public.probar(c, 'SELECT nivel.ajustar(''zonas'', 1)', 'public.phinxlog') FROM unnest(ARRAY['AP001', 'P0001', '23514', '42501', '57X01', 'XX000', 'NV099']) c;
SELECT count(*) FROM nivel.ajustar('zonas', 1);
CREATE SCHEMA suc0002;
CREATE TABLE suc0002.phinxlog (LIKE public.phinxlog INCLUDING ALL);
SELECT public.probar('AP002', 'SELECT nivel.ajustar(''zonas'', 2)', 'suc0002.phinxlog');
-- Lo que se aplaza.
CREATE FUNCTION public.pasa() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE TABLE suc0002.versiones (version bigint PRIMARY KEY);
INSERT INTO suc0002.versiones VALUES (1);
CREATE CONSTRAINT TRIGGER "Al final" AFTER INSERT ON suc0002.phinxlog DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.pasa();
ALTER TABLE suc0002.phinxlog ADD CONSTRAINT de_las_que_hay FOREIGN KEY (version) REFERENCES suc0002.versiones DEFERRABLE INITIALLY DEFERRED;
\set VERBOSITY default
SELECT count(*) FROM nivel.ajustar('zonas', 2);
BEGIN;
SET CONSTRAINTS suc0002."Al final", suc0002.de_las_que_hay IMMEDIATE;
SELECT count(*) FROM nivel.ajustar('zonas', 2);
COMMIT;
SELECT version FROM suc0002.phinxlog;
-- Lo mismo en la tabla de la aplicación.
CREATE TABLE public.niveles (tabla varchar(63) PRIMARY KEY, nivel smallint NOT NULL);
INSERT INTO public.niveles VALUES ('zonas', 2);
SELECT nivel.vincular_configuracion('public.niveles', 'tabla', 'nivel');
CREATE TRIGGER r BEFORE UPDATE ON public.niveles FOR EACH ROW EXECUTE FUNCTION public.rechaza('AP004');
SELECT nivel.ajustar('zonas', 1);
\echo :LAST_ERROR_SQLSTATE
DROP TRIGGER r ON public.niveles;
-- Leer las versiones de un phinxlog no evalúa nada; escribirlas, el predicado de un índice.
CREATE FUNCTION public.salvo_que_falle(codigo text) RETURNS boolean IMMUTABLE LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('regress.falla', true) = 'sí' THEN RAISE EXCEPTION USING ERRCODE = codigo, MESSAGE = 'así no'; END IF;
    RETURN true;
END $$;
CREATE INDEX de_codigos ON public.phinxlog (version) WHERE public.salvo_que_falle('AP005');
\c
SET regress.falla = 'sí';
SELECT count(*) FROM nivel.previsualizar('zonas', 1) WHERE tipo = 'impedimento';
RESET regress.falla;
DELETE FROM public.phinxlog;
SET regress.falla = 'sí';
SELECT nivel.ajustar('zonas', 1);
\echo :LAST_ERROR_SQLSTATE
RESET regress.falla;
DROP INDEX public.de_codigos;
-- Lo que otro cruza se intenta cuatro veces, también dentro de lo que se intenta entero.
CREATE SEQUENCE public.intentos;
CREATE FUNCTION public.cruza() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM nextval('public.intentos');
    RAISE serialization_failure USING MESSAGE = 'otro pasó antes';
END $$;
CREATE TRIGGER r BEFORE INSERT ON public.phinxlog FOR EACH ROW EXECUTE FUNCTION public.cruza();
SELECT nivel.ajustar('zonas', 1);
\echo :LAST_ERROR_SQLSTATE
SELECT last_value FROM public.intentos;
SELECT setval('public.intentos', 1, false);
SELECT nivel.importar_configuracion('{"zonas": [1]}');
\echo :LAST_ERROR_SQLSTATE
SELECT last_value FROM public.intentos;
DROP TRIGGER r ON public.phinxlog;
-- Lo que un phinxlog descarta sin decirlo no queda como registrado; lo que se puede aplazar se dice, también si lo aplaza la sesión.
CREATE RULE nada AS ON INSERT TO public.phinxlog DO INSTEAD NOTHING;
SELECT nivel.ajustar('zonas', 1);
DROP RULE nada ON public.phinxlog;
CREATE FUNCTION public.descarta() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE TRIGGER r BEFORE INSERT ON public.phinxlog FOR EACH ROW EXECUTE FUNCTION public.descarta();
SELECT nivel.ajustar('zonas', 1);
DROP TRIGGER r ON public.phinxlog;
ALTER TABLE public.phinxlog ADD CONSTRAINT aplazable FOREIGN KEY (version) REFERENCES suc0002.versiones DEFERRABLE;
BEGIN;
SET CONSTRAINTS ALL DEFERRED;
SELECT nivel.ajustar('zonas', 1);
ROLLBACK;
BEGIN;
SET CONSTRAINTS ALL DEFERRED;
SET CONSTRAINTS public.aplazable IMMEDIATE;
SELECT mensaje FROM nivel.ajustar('zonas', 1);
COMMIT;
