-- Tampoco lo que el dueño colgó de su phinxlog (restricción, disparador, valor por omisión) corre como superusuario.
\pset format unaligned
CREATE ROLE regress_ajustar_phinxlog;
CREATE ROLE regress_ajustar_phinxlog_admin IN ROLE nivel_administrador;
GRANT CREATE ON SCHEMA public TO regress_ajustar_phinxlog;
CREATE SCHEMA suc0001 AUTHORIZATION regress_ajustar_phinxlog;
CREATE SCHEMA suyo AUTHORIZATION regress_ajustar_phinxlog;
GRANT USAGE ON SCHEMA suyo TO PUBLIC;
SET ROLE regress_ajustar_phinxlog;
CREATE TABLE suyo.rastro (que text, quien text, super boolean);
GRANT INSERT ON suyo.rastro TO PUBLIC;
CREATE FUNCTION suyo.espia(que text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO suyo.rastro SELECT que, current_user, r.rolsuper FROM pg_roles r WHERE r.rolname = current_user;
    RETURN que;
END
$$;
CREATE FUNCTION suyo.inmutable(que text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN suyo.espia(que); END $$;
CREATE FUNCTION suyo.disparo() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM suyo.espia('disparador'); RETURN NEW; END $$;
CREATE TABLE suc0001.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100),
    start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false);
CREATE TABLE public.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100),
    start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false);
BEGIN;
CREATE TABLE suc0001.zonas (id int);
INSERT INTO suc0001.phinxlog VALUES (1, 'Zonas', now(), now());
COMMIT;
ALTER TABLE public.phinxlog ADD extra text DEFAULT suyo.espia('omisión'), ADD CHECK (suyo.inmutable('restricción') IS NOT NULL);
CREATE TRIGGER espia BEFORE INSERT ON public.phinxlog FOR EACH ROW EXECUTE FUNCTION suyo.disparo();
TRUNCATE suyo.rastro;
SET ROLE regress_ajustar_phinxlog_admin;
SELECT resultado, migraciones FROM nivel.ajustar('zonas', 1);
RESET ROLE;
SELECT version FROM public.phinxlog;
SELECT que, quien, super FROM suyo.rastro WHERE super;
DROP OWNED BY regress_ajustar_phinxlog, regress_ajustar_phinxlog_admin;
DROP ROLE regress_ajustar_phinxlog, regress_ajustar_phinxlog_admin;
