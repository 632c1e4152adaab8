-- Lo que escribió un rol común no corre como superusuario aunque la tabla haya pasado después a ser de uno.
\pset format unaligned
\set VERBOSITY terse
CREATE ROLE regress_ajustar_otro;
GRANT CREATE ON SCHEMA public TO regress_ajustar_otro;
CREATE SCHEMA suc0001 AUTHORIZATION regress_ajustar_otro;
CREATE SCHEMA suyo AUTHORIZATION regress_ajustar_otro;
SET ROLE regress_ajustar_otro;
CREATE TABLE suyo.rastro (quien text, super boolean);
CREATE FUNCTION suyo.espia() RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO suyo.rastro SELECT current_user, r.rolsuper FROM pg_roles r WHERE r.rolname = current_user;
    RETURN 'x';
END
$$;
CREATE FUNCTION suyo.estable() RETURNS text LANGUAGE plpgsql STABLE AS $$ BEGIN RETURN suyo.espia(); END $$;
CREATE TABLE suc0001.zonas (id int);
ALTER TABLE suc0001.zonas ADD b text DEFAULT suyo.estable();
RESET ROLE;
ALTER TABLE suc0001.zonas OWNER TO CURRENT_USER;
TRUNCATE suyo.rastro;
DO $$
BEGIN
    PERFORM nivel.ajustar('zonas', 1);
EXCEPTION WHEN OTHERS THEN
    NULL;
END
$$;
SELECT count(*) AS como_superusuario FROM suyo.rastro WHERE super;
SET client_min_messages = error;
DROP OWNED BY regress_ajustar_otro CASCADE;
DROP ROLE regress_ajustar_otro;
