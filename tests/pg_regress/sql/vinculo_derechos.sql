-- Quién ajusta lo decide quien escribe en la tabla; lo que se escribe allí va con los derechos de su dueño, nunca con los de la extensión.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE ROLE regress_vinculo_duenio;
CREATE ROLE regress_vinculo_panel;
CREATE ROLE regress_vinculo_admin IN ROLE nivel_administrador;
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.clientes (id int);
CREATE TABLE suc0001.zonas (id int);
CREATE TABLE suc0001.rubros (id int);
CREATE SCHEMA app AUTHORIZATION regress_vinculo_duenio;
SET ROLE regress_vinculo_duenio;
CREATE TABLE app.niveles (entidad text PRIMARY KEY, nivel int, nota text);
INSERT INTO app.niveles VALUES ('clientes', 2), ('zonas', 2);
-- Lo que el dueño cuelga de su tabla corre como él, con su propio camino, diga lo que diga la sesión de quien ajusta.
CREATE TABLE app.visto (quien text, camino text, super text);
CREATE FUNCTION app.mirar() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO visto VALUES (current_user, current_setting('search_path'),
        (SELECT rolsuper::text FROM pg_roles WHERE rolname = current_user));
    RETURN NEW;
END
$$;
CREATE TRIGGER mirar BEFORE UPDATE ON app.niveles FOR EACH ROW EXECUTE FUNCTION app.mirar();
GRANT USAGE ON SCHEMA app TO regress_vinculo_panel, regress_vinculo_admin;
GRANT SELECT, UPDATE ON app.niveles TO regress_vinculo_panel, regress_vinculo_admin;
GRANT INSERT ON app.visto TO regress_vinculo_panel;
RESET ROLE;
ALTER ROLE regress_vinculo_duenio SET search_path = app, public;
SELECT nivel.vincular_configuracion('app.niveles', 'entidad', 'nivel');
-- El panel puede escribir en la tabla, y no cambiar niveles.
SET ROLE regress_vinculo_panel;
SET search_path = app;
UPDATE niveles SET nota = 'puede' WHERE entidad = 'zonas';
UPDATE niveles SET nivel = 1 WHERE entidad = 'zonas';
\echo :SQLSTATE
RESET search_path;
-- El administrador ajusta con un camino que le tiende trampas al dueño, y con tablas temporales que se llaman como las suyas.
SET ROLE regress_vinculo_admin;
CREATE TEMP TABLE visto (quien text, camino text, super text);
CREATE FUNCTION pg_temp.trampa() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'trampa'; END $$;
CREATE TRIGGER trampa BEFORE INSERT ON visto FOR EACH ROW EXECUTE FUNCTION pg_temp.trampa();
GRANT INSERT ON visto TO PUBLIC;
SET search_path = pg_temp, public;
SELECT resultado FROM nivel.ajustar('zonas', 1);
RESET search_path;
DISCARD TEMP;
RESET ROLE;
SELECT * FROM app.visto WHERE quien <> 'regress_vinculo_panel';
SELECT entidad, nivel FROM app.niveles ORDER BY 1;
-- El dueño no gana nada: su disparador no puede pasar por otro, ni ajustar.
SET ROLE regress_vinculo_duenio;
CREATE OR REPLACE FUNCTION app.mirar() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SET ROLE regress_vinculo_admin;
    RETURN NEW;
END
$$;
RESET ROLE;
GRANT regress_vinculo_admin TO regress_vinculo_duenio;
SELECT nivel.ajustar('clientes', 1);
\echo :SQLSTATE
REVOKE regress_vinculo_admin FROM regress_vinculo_duenio;
SET ROLE regress_vinculo_duenio;
CREATE OR REPLACE FUNCTION app.mirar() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE nivel.configuracion SET nivel = 3;
    RETURN NEW;
END
$$;
RESET ROLE;
SELECT nivel.ajustar('clientes', 1);
\echo :SQLSTATE
SET ROLE regress_vinculo_duenio;
CREATE OR REPLACE FUNCTION app.mirar() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO app.niveles VALUES ('rubros', 2);
    RETURN NEW;
END
$$;
RESET ROLE;
SELECT nivel.ajustar('clientes', 1);
\echo :SQLSTATE
SELECT entidad, nivel FROM nivel.configuracion ORDER BY 1;
DROP TRIGGER mirar ON app.niveles;
-- De un superusuario escribe quien llama: otros pueden haber colgado algo de su tabla.
SELECT nivel.desvincular_configuracion('app.niveles');
ALTER TABLE app.niveles OWNER TO CURRENT_USER;
GRANT TRIGGER ON app.niveles TO regress_vinculo_duenio;
REVOKE ALL ON app.niveles FROM regress_vinculo_admin;
SET ROLE regress_vinculo_duenio;
CREATE OR REPLACE FUNCTION app.mirar() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE NOTICE 'corre como %', current_user;
    RETURN NEW;
END
$$;
CREATE TRIGGER mirar BEFORE UPDATE ON app.niveles FOR EACH ROW EXECUTE FUNCTION app.mirar();
RESET ROLE;
SELECT nivel.vincular_configuracion('app.niveles', 'entidad', 'nivel');
SET ROLE regress_vinculo_admin;
SELECT nivel.ajustar('clientes', 1);
\echo :SQLSTATE
RESET ROLE;
GRANT SELECT, UPDATE ON app.niveles TO regress_vinculo_admin;
CREATE TABLE app.quien (q text);
GRANT INSERT ON app.quien TO PUBLIC;
CREATE OR REPLACE FUNCTION app.mirar() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO app.quien VALUES (current_user); RETURN NEW; END $$;
SET ROLE regress_vinculo_admin;
SELECT resultado FROM nivel.ajustar('clientes', 1);
RESET ROLE;
TABLE app.quien;
SELECT entidad, resultado, sqlstate, rol FROM nivel.intentos ORDER BY momento;
DROP SCHEMA app CASCADE;
DROP ROLE regress_vinculo_duenio, regress_vinculo_panel, regress_vinculo_admin;
