-- Copias con un disparador, una restricción y una secuencia de public: la compartida los usa igual.
\pset format unaligned
\set VERBOSITY terse
CREATE SCHEMA suc0001;
CREATE FUNCTION public.auditar() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE FUNCTION public.par(int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 % 2 = 0';
CREATE SEQUENCE public.numerador;
CREATE TABLE suc0001.a (id int DEFAULT nextval('public.numerador') CHECK (public.par(id)));
CREATE TABLE suc0001.b (id int);
CREATE TRIGGER t BEFORE INSERT ON suc0001.b FOR EACH ROW EXECUTE FUNCTION public.auditar();
SELECT resultado FROM nivel.ajustar('a', 1);
SELECT resultado FROM nivel.ajustar('b', 1);
SELECT tgname, tgfoid::regproc FROM pg_trigger WHERE tgrelid = to_regclass('public.b');
