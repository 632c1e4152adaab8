-- Lo que se alcanza mientras corre el texto de un dueño es de quien lo dejó. Si el dueño del texto tiene los derechos del otro, corre como ese; si no, de ninguno
-- de los dos se prestan, y se rechaza.
\pset format unaligned
\set VERBOSITY terse
CREATE ROLE regress_ajena_mala;
CREATE ROLE regress_ajena_buena;
CREATE ROLE regress_ajena_otro_admin IN ROLE nivel_administrador;
CREATE SCHEMA suc0001 AUTHORIZATION regress_ajena_buena;
CREATE SCHEMA mia AUTHORIZATION regress_ajena_mala;
GRANT ALL ON SCHEMA suc0001 TO regress_ajena_mala;
SET ROLE regress_ajena_mala;
GRANT USAGE ON SCHEMA mia TO PUBLIC;
CREATE SEQUENCE mia.corrio;
CREATE SEQUENCE mia.como_otro;
GRANT ALL ON ALL SEQUENCES IN SCHEMA mia TO PUBLIC;
CREATE FUNCTION mia.ev() RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    PERFORM nextval('mia.corrio');
    IF current_user <> 'regress_ajena_mala' THEN
        PERFORM nextval('mia.como_otro');
    END IF;
    RETURN true;
END
$$;
CREATE TABLE suc0001.t (id int PRIMARY KEY, n int);
GRANT SELECT, REFERENCES ON suc0001.t TO regress_ajena_buena;
CREATE INDEX ON suc0001.t (n) WHERE mia.ev();
SET ROLE regress_ajena_buena;
CREATE TABLE suc0001.de_t (id int REFERENCES suc0001.t);
CREATE MATERIALIZED VIEW suc0001.m AS SELECT n FROM suc0001.t;
RESET ROLE;
SELECT nivel.configurar('t', 2), nivel.configurar('de_t', 2);
SELECT setval('mia.corrio', 1), setval('mia.como_otro', 1);
SET ROLE regress_ajena_otro_admin;
SELECT tipo, mensaje FROM nivel.previsualizar_alta('suc0003') WHERE tipo IN ('error', 'impedimento');
SELECT tablas FROM nivel.alta_sucursal('suc0003');
RESET ROLE;
SELECT (SELECT last_value > 1 FROM mia.corrio) AS corrio, (SELECT last_value FROM mia.como_otro) AS como_otro;
GRANT regress_ajena_mala TO regress_ajena_buena;
SET ROLE regress_ajena_otro_admin;
SELECT tablas FROM nivel.alta_sucursal('suc0003');
RESET ROLE;
SELECT (SELECT last_value > 1 FROM mia.corrio) AS corrio, (SELECT last_value FROM mia.como_otro) AS como_otro;
-- Lo que llama por su nombre se llama como ella: la función de otro no le presta sus derechos.
CREATE SCHEMA b AUTHORIZATION regress_ajena_buena;
GRANT USAGE ON SCHEMA b TO PUBLIC;
SET ROLE regress_ajena_buena;
CREATE TABLE b.secreto (x text);
CREATE FUNCTION b.correr(sql text) RETURNS int LANGUAGE plpgsql AS $$ BEGIN EXECUTE sql; RETURN 1; END $$;
SET ROLE regress_ajena_mala;
CREATE FUNCTION mia.vivo() RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    PERFORM nextval('mia.corrio');
    BEGIN PERFORM b.correr('GRANT SELECT ON b.secreto TO regress_ajena_mala'); EXCEPTION WHEN OTHERS THEN NULL; END;
    RETURN true;
END
$$;
CREATE FUNCTION mia.ev_vivo() RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN mia.vivo(); END $$;
CREATE INDEX ON suc0001.t (n) WHERE mia.ev_vivo();
RESET ROLE;
SELECT setval('mia.corrio', 1);
SET ROLE regress_ajena_otro_admin;
SELECT tipo, mensaje FROM nivel.previsualizar_alta('suc0004', referencia => 'suc0001') WHERE tipo IN ('error', 'impedimento');
SELECT tablas FROM nivel.alta_sucursal('suc0004', referencia => 'suc0001');
RESET ROLE;
SELECT (SELECT last_value > 1 FROM mia.corrio) AS corrio, has_table_privilege('regress_ajena_mala', 'b.secreto', 'SELECT') AS lo_lee;
SET client_min_messages = warning;
DROP OWNED BY regress_ajena_mala, regress_ajena_buena, regress_ajena_otro_admin CASCADE;
DROP ROLE regress_ajena_mala, regress_ajena_buena, regress_ajena_otro_admin;
