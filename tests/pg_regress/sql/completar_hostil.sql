-- Lo que otro puso en el esquema con nombres del servidor no toma su lugar en lo que se agrega; ni recibe funciones de quien no puede crear allí.
\pset format unaligned
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE ROLE regress_completar_malo;
CREATE ROLE regress_completar_duenio;
CREATE SCHEMA suc0001 AUTHORIZATION regress_completar_duenio;
SET ROLE regress_completar_duenio;
CREATE TABLE suc0001.zonas (id int, nombre text, momento timestamptz DEFAULT now(), CHECK (length(nombre) > 2));
CREATE INDEX zonas_nombre ON suc0001.zonas (lower(nombre));
-- of two tables: from 16 on the server does not qualify the columns of one alone
CREATE VIEW suc0001.mayusculas AS SELECT upper(z.nombre) AS nombre, z.id = 1 AS es FROM suc0001.zonas z, suc0001.zonas w;
RESET ROLE;
CREATE SCHEMA suc0002;
GRANT USAGE, CREATE ON SCHEMA suc0002 TO regress_completar_malo;
CREATE TABLE public.rastro (quien name);
GRANT INSERT ON public.rastro TO PUBLIC;
SET ROLE regress_completar_malo;
CREATE FUNCTION suc0002.robar() RETURNS void LANGUAGE plpgsql AS $$ BEGIN INSERT INTO public.rastro VALUES (current_user); END $$;
CREATE FUNCTION suc0002.now() RETURNS timestamptz LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN PERFORM suc0002.robar(); RETURN pg_catalog.now(); END $$;
CREATE FUNCTION suc0002.lower(text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN PERFORM suc0002.robar(); RETURN $1; END $$;
CREATE FUNCTION suc0002.upper(text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN PERFORM suc0002.robar(); RETURN $1; END $$;
CREATE FUNCTION suc0002.length(text) RETURNS int LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN PERFORM suc0002.robar(); RETURN 3; END $$;
CREATE FUNCTION suc0002.igual(int, int) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN PERFORM suc0002.robar(); RETURN true; END $$;
CREATE OPERATOR suc0002.= (LEFTARG = int, RIGHTARG = int, FUNCTION = suc0002.igual);
CREATE DOMAIN suc0002.text AS pg_catalog.text CHECK (suc0002.now() IS NOT NULL);
RESET ROLE;
-- nada suyo se usa, aunque lo que en el modelo se lee now() allí se lea pg_catalog.now()
SELECT tablas, vistas FROM nivel.completar_sucursal('suc0002');
INSERT INTO suc0002.zonas VALUES (1, 'norte');
SELECT * FROM suc0002.mayusculas;
SELECT * FROM public.rastro;
DROP OWNED BY regress_completar_malo;
SELECT indexdef FROM pg_indexes WHERE schemaname = 'suc0002' ORDER BY 1;
SELECT relname, relkind, relowner::regrole FROM pg_class WHERE relnamespace = 'suc0002'::regnamespace ORDER BY 1;
-- una función de quien allí no puede crear
SET ROLE regress_completar_duenio;
CREATE FUNCTION suc0001.count(int) RETURNS bigint LANGUAGE sql AS 'SELECT 0::bigint';
RESET ROLE;
SELECT nivel.completar_sucursal('suc0002');
\echo :SQLSTATE
GRANT CREATE ON SCHEMA suc0002 TO regress_completar_duenio;
SELECT mensaje FROM nivel.completar_sucursal('suc0002');
-- lo que se presta para crear se devuelve
SELECT nspacl FROM pg_namespace WHERE nspname = 'suc0002';
DROP SCHEMA suc0001, suc0002 CASCADE;
DROP OWNED BY regress_completar_malo, regress_completar_duenio;
DROP ROLE regress_completar_malo, regress_completar_duenio;
