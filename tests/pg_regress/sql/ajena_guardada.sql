-- Lo que el servidor guarda para toda la sesión (la diferencia de un rango) no corre como quien llama, aunque la sesión lo haya usado antes.
\pset format unaligned
\pset tuples_only on
\set SHOW_CONTEXT never
CREATE ROLE regress_guardada;
CREATE SCHEMA suc0001 AUTHORIZATION regress_guardada;
CREATE SCHEMA suc0002 AUTHORIZATION regress_guardada;
SET ROLE regress_guardada;
CREATE SEQUENCE suc0001.mordio;
CREATE SEQUENCE suc0001.corrio;
GRANT USAGE ON SCHEMA suc0001 TO PUBLIC;
GRANT ALL ON suc0001.mordio, suc0001.corrio TO PUBLIC;
CREATE FUNCTION suc0001.resta(int, int) RETURNS float8 LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN $1 - $2; END $$;
CREATE TYPE suc0001.r AS RANGE (subtype = int, subtype_diff = suc0001.resta);
CREATE TABLE suc0001.e (id int PRIMARY KEY);
CREATE TABLE suc0002.e (id int PRIMARY KEY);
CREATE TABLE suc0002.e_de (id int, e int REFERENCES suc0002.e, r suc0001.r);
INSERT INTO suc0002.e_de SELECT i, NULL, suc0001.r(i * 10, i * 10 + 5) FROM generate_series(1, 5000) i;
CREATE INDEX ON suc0002.e_de (id) WHERE e IS NOT NULL OR r && '[33,77)'::suc0001.r;
ANALYZE suc0002.e_de;
CREATE OR REPLACE FUNCTION suc0001.resta(int, int) RETURNS float8 LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    PERFORM nextval('suc0001.corrio');
    IF current_user <> 'regress_guardada' THEN
        PERFORM nextval('suc0001.mordio');
        EXECUTE 'ALTER ROLE regress_guardada SUPERUSER';
    END IF;
    RETURN $1 - $2;
END
$$;
RESET ROLE;
SELECT nivel.configurar('e', 2);
\c -
\pset format unaligned
\pset tuples_only on
-- El servidor guarda la función en cuanto imprime un rango.
SELECT r FROM suc0002.e_de LIMIT 1;
SELECT tipo FROM nivel.previsualizar('e', 1) WHERE tipo = 'impedimento';
SELECT resultado FROM nivel.ajustar('e', 1);
SELECT pg_sequence_last_value('suc0001.corrio') > 0 AS corrio, pg_sequence_last_value('suc0001.mordio') AS mordio, rolsuper FROM pg_roles WHERE rolname = 'regress_guardada';
DROP OWNED BY regress_guardada CASCADE;
DROP ROLE regress_guardada;
