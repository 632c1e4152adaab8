-- Las funciones del esquema que la tabla usa vienen con ella: cuerpos SQL, BEGIN ATOMIC y PL/pgSQL recalificados.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE TYPE suc0001.estado AS ENUM ('abierta', 'suc0001');
CREATE SEQUENCE suc0001.folio;
CREATE FUNCTION suc0001.doble(n int) RETURNS int LANGUAGE sql IMMUTABLE RETURN n * 2;
CREATE FUNCTION suc0001.siguiente() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT nextval('suc0001.folio'); END;
CREATE TABLE suc0001.zonas (
    id bigint DEFAULT suc0001.siguiente() PRIMARY KEY,
    n int DEFAULT nextval(('suc0001.folio')::regclass),
    estado suc0001.estado DEFAULT 'suc0001'::suc0001.estado,
    doble int GENERATED ALWAYS AS (suc0001.doble(n)) STORED,
    historia suc0001.estado[] DEFAULT ARRAY['abierta']::suc0001.estado[]
);
CREATE FUNCTION suc0001.al_tocar() RETURNS trigger LANGUAGE plpgsql SET search_path = suc0001, pg_temp AS $$
DECLARE
    fila suc0001.zonas%ROWTYPE; -- de suc0001
BEGIN
    SELECT * INTO fila FROM suc0001.zonas WHERE suc0001.zonas.id = NEW.id;
    NEW.n := suc0001.doble(NEW.n);
    RETURN NEW;
END
$$;
CREATE TRIGGER al_tocar BEFORE INSERT ON suc0001.zonas FOR EACH ROW WHEN (NEW.n <> suc0001.doble(7)) EXECUTE FUNCTION suc0001.al_tocar();
SELECT resultado FROM nivel.ajustar('zonas', 1);
\d public.zonas
SELECT p.oid::regprocedure::text, proconfig, prosrc FROM pg_proc p WHERE pronamespace = 'public'::regnamespace ORDER BY 1;
DROP SCHEMA suc0001 CASCADE;
INSERT INTO public.zonas DEFAULT VALUES RETURNING *;
