-- Tipos, dominio, secuencia y función de disparador del esquema de la sucursal pasan a public con la tabla.
\pset format unaligned
\set VERBOSITY terse
CREATE SCHEMA suc0001;
CREATE TYPE suc0001.tipo AS ENUM ('a', 'b');
ALTER TYPE suc0001.tipo ADD VALUE 'c';
CREATE DOMAIN suc0001.positivo AS int CHECK (VALUE > 0);
CREATE SEQUENCE suc0001.numerador START 10;
CREATE FUNCTION suc0001.poner() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.n := 7; RETURN NEW; END $$;
CREATE TABLE suc0001.comprobantes (id int DEFAULT nextval('suc0001.numerador'), t suc0001.tipo DEFAULT 'c', p suc0001.positivo, n int);
CREATE TRIGGER poner BEFORE INSERT ON suc0001.comprobantes FOR EACH ROW EXECUTE FUNCTION suc0001.poner();
SELECT resultado FROM nivel.ajustar('comprobantes', 1);
INSERT INTO public.comprobantes (p) VALUES (1) RETURNING *;
SELECT attname, atttypid::regtype, typnamespace::regnamespace FROM pg_attribute JOIN pg_type t ON t.oid = atttypid
WHERE attrelid = 'public.comprobantes'::regclass AND attnum > 0 ORDER BY attnum;
