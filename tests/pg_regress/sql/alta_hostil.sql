-- Lo que otro escribió en el modelo corre con los derechos de su dueño y nada más: nunca con los de quien da de alta.
\pset format unaligned
\set SHOW_CONTEXT never
SET client_min_messages = error;
CREATE ROLE regress_alta_hostil;
CREATE TABLE public.rastro (quien name, sesion name, donde text);
GRANT INSERT ON public.rastro TO regress_alta_hostil;
CREATE SCHEMA suc0001 AUTHORIZATION regress_alta_hostil;
SET ROLE regress_alta_hostil;
CREATE FUNCTION suc0001.intentar(donde text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO public.rastro VALUES (current_user, session_user, donde);
    BEGIN
        EXECUTE 'ALTER ROLE regress_alta_hostil SUPERUSER';
    EXCEPTION WHEN OTHERS THEN
        -- the code: from 16 on the server says it otherwise
        INSERT INTO public.rastro VALUES (current_user, session_user, donde || ': ALTER ROLE, ' || SQLSTATE);
    END;
    BEGIN
        EXECUTE 'RESET ROLE';
    EXCEPTION WHEN OTHERS THEN
        INSERT INTO public.rastro VALUES (current_user, session_user, donde || ': ' || SQLERRM);
    END;
END
$$;
-- dice que no cambia nada, y llama a quien cambia
CREATE FUNCTION suc0001.dejar(donde text) RETURNS int LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN PERFORM suc0001.intentar(donde); RETURN 1; END $$;
CREATE TABLE suc0001.zonas (id int, nombre text DEFAULT 'x', n int DEFAULT suc0001.dejar('default'), CHECK (id > suc0001.dejar('check')));
CREATE INDEX zonas_i ON suc0001.zonas ((id + suc0001.dejar('índice')));
CREATE INDEX zonas_p ON suc0001.zonas (id) WHERE id > suc0001.dejar('predicado');
CREATE MATERIALIZED VIEW suc0001.m AS SELECT suc0001.dejar('materializada') AS n;
-- nombres que tapan a los del servidor
CREATE FUNCTION suc0001.lower(text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN PERFORM suc0001.dejar('lower'); RETURN $1; END $$;
CREATE INDEX zonas_l ON suc0001.zonas (lower(nombre));
CREATE INDEX zonas_l2 ON suc0001.zonas (suc0001.lower(nombre));
RESET ROLE;
TRUNCATE public.rastro;
CREATE SCHEMA trampa;
CREATE FUNCTION trampa.format(text, text, text) RETURNS text LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'cayó en la trampa'; END $$;
CREATE FUNCTION trampa.lower(text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RAISE EXCEPTION 'cayó en la trampa'; END $$;
CREATE FUNCTION trampa.igual(name, name) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'cayó en la trampa'; END $$;
CREATE OPERATOR trampa.= (LEFTARG = name, RIGHTARG = name, FUNCTION = trampa.igual);
SET search_path = trampa, pg_catalog, public;
SELECT tablas, vistas FROM nivel.alta_sucursal('suc0002');
SELECT tipo, mensaje FROM nivel.previsualizar_alta('suc0003') WHERE tipo = 'impedimento';
CREATE SCHEMA suc0003;
GRANT USAGE, CREATE ON SCHEMA suc0003 TO regress_alta_hostil;
SELECT tablas, vistas FROM nivel.completar_sucursal('suc0003');
RESET search_path;
SELECT DISTINCT quien, donde FROM public.rastro WHERE quien <> 'regress_alta_hostil' ORDER BY 1, 2;
SELECT DISTINCT quien, donde FROM public.rastro ORDER BY 1, 2;
SELECT rolsuper FROM pg_roles WHERE rolname = 'regress_alta_hostil';
SELECT indexdef FROM pg_indexes WHERE schemaname = 'suc0002' AND indexname ~ 'zonas_l' ORDER BY 1;
SELECT indexdef FROM pg_indexes WHERE schemaname = 'suc0003' AND indexname ~ 'zonas_l' ORDER BY 1;
DROP SCHEMA suc0001, suc0002, suc0003 CASCADE;
DROP OWNED BY regress_alta_hostil;
DROP ROLE regress_alta_hostil;
