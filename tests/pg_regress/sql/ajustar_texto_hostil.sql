-- Valores por omisión, restricciones e índices con funciones del dueño no corren nunca como superusuario.
\pset format unaligned
CREATE ROLE regress_ajustar_hostil;
CREATE ROLE regress_ajustar_hostil_admin IN ROLE nivel_administrador;
GRANT CREATE ON SCHEMA public TO regress_ajustar_hostil;
CREATE SCHEMA suc0001 AUTHORIZATION regress_ajustar_hostil;
CREATE SCHEMA suyo AUTHORIZATION regress_ajustar_hostil;
GRANT USAGE ON SCHEMA suyo TO PUBLIC;
SET ROLE regress_ajustar_hostil;
CREATE TABLE suyo.rastro (que text, quien text, super boolean);
GRANT INSERT ON suyo.rastro TO PUBLIC;
CREATE FUNCTION suyo.espia(que text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO suyo.rastro SELECT que, current_user, r.rolsuper FROM pg_roles r WHERE r.rolname = current_user;
    RETURN que;
END
$$;
CREATE FUNCTION suyo.estable(que text) RETURNS text LANGUAGE plpgsql STABLE AS $$ BEGIN RETURN suyo.espia(que); END $$;
CREATE FUNCTION suyo.inmutable(que text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN suyo.espia(que); END $$;
CREATE TABLE suc0001.zonas (id int, a text DEFAULT suyo.espia('crear'));
ALTER TABLE suc0001.zonas ADD b text DEFAULT suyo.estable('agregar');
ALTER TABLE suc0001.zonas ADD c text GENERATED ALWAYS AS (suyo.inmutable('generada')) STORED;
ALTER TABLE suc0001.zonas ADD CHECK (suyo.inmutable('restricción') IS NOT NULL);
ALTER TABLE suc0001.zonas ALTER a TYPE varchar(9) USING suyo.inmutable('cambio');
CREATE INDEX ON suc0001.zonas (suyo.inmutable('índice')) WHERE suyo.inmutable('filtro') IS NOT NULL;
TRUNCATE suyo.rastro;
SET ROLE regress_ajustar_hostil_admin;
SELECT count(*) FROM nivel.previsualizar('zonas', 1) WHERE tipo = 'impedimento';
SELECT resultado FROM nivel.ajustar('zonas', 1);
RESET ROLE;
SELECT DISTINCT quien, super FROM suyo.rastro;
SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = 'public.zonas'::regclass;
DROP OWNED BY regress_ajustar_hostil, regress_ajustar_hostil_admin;
DROP ROLE regress_ajustar_hostil, regress_ajustar_hostil_admin;
