-- Lo que llaman un DEFAULT, un CHECK, un índice o una columna generada intenta subir de derechos: siempre con los del dueño.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE ROLE reproducir_hostil_derechos;
GRANT CREATE ON SCHEMA public TO reproducir_hostil_derechos;
CREATE SCHEMA suc0001 AUTHORIZATION reproducir_hostil_derechos;
CREATE SCHEMA suyo AUTHORIZATION reproducir_hostil_derechos;
SET ROLE reproducir_hostil_derechos;
CREATE TABLE suyo.rastro (que text, intento text, respuesta text, super boolean);
CREATE FUNCTION suyo.probar(que text) RETURNS text LANGUAGE sql AS 'SELECT que';
CREATE FUNCTION suyo.estable(que text) RETURNS text LANGUAGE plpgsql STABLE AS $$ BEGIN RETURN suyo.probar(que); END $$;
CREATE FUNCTION suyo.inmutable(que text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN suyo.probar(que); END $$;
CREATE TABLE suc0001.zonas (id int);
ALTER TABLE suc0001.zonas ADD a text DEFAULT suyo.estable('defecto');
ALTER TABLE suc0001.zonas ADD b text GENERATED ALWAYS AS (suyo.inmutable('generada')) STORED;
ALTER TABLE suc0001.zonas ADD CHECK (suyo.inmutable('restricción') IS NOT NULL);
ALTER TABLE suc0001.zonas ALTER a TYPE varchar(9) USING suyo.inmutable('cambio');
CREATE INDEX ON suc0001.zonas (suyo.inmutable('índice')) WHERE suyo.inmutable('filtro') IS NOT NULL;
-- Lo registrado era inocente; lo que llama, ya no.
CREATE OR REPLACE FUNCTION suyo.probar(que text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    intento text;
    respuesta text;
BEGIN
    FOREACH intento IN ARRAY ARRAY[
        'ALTER ROLE reproducir_hostil_derechos SUPERUSER',
        'CREATE ROLE reproducir_hostil_derechos_2 SUPERUSER',
        'GRANT nivel_administrador TO reproducir_hostil_derechos',
        'UPDATE nivel.configuracion SET nivel = 3',
        'DELETE FROM nivel.auditoria',
        'INSERT INTO nivel.bitacora (clase) VALUES (''x'')',
        'RESET ROLE',
        'SET ROLE NONE',
        'RESET SESSION AUTHORIZATION',
        'SET SESSION AUTHORIZATION DEFAULT',
        'SELECT set_config(''role'', session_user, false)',
        'SET nivel.captura = off',
        'SET session_replication_role = replica',
        'CREATE TEMP TABLE trampa ()',
        'PREPARE trampa AS SELECT 1',
        'LISTEN trampa',
        'ALTER EXTENSION nivel SET SCHEMA suyo',
        'COPY (SELECT 1) TO PROGRAM ''true''',
        'SELECT nivel.ajustar(''otra'', 1)'
    ] LOOP
        BEGIN
            EXECUTE intento;
            respuesta := 'lo dejó';
        EXCEPTION WHEN OTHERS THEN
            respuesta := SQLSTATE;
        END;
        INSERT INTO suyo.rastro SELECT que, intento, respuesta, r.rolsuper FROM pg_roles r WHERE r.rolname = current_user;
    END LOOP;
    RETURN que;
END
$$;
RESET ROLE;
SELECT resultado FROM nivel.ajustar('zonas', 1);
SELECT que, count(*) > 0 AS corre, bool_or(super) AS super FROM suyo.rastro GROUP BY que ORDER BY 1;
SELECT DISTINCT intento, respuesta FROM suyo.rastro ORDER BY 1, 2;
SELECT rolname, rolsuper FROM pg_roles WHERE rolname LIKE 'reproducir\_hostil\_derechos%';
SELECT entidad, nivel FROM nivel.configuracion;
SELECT current_user = session_user AS el_mismo, current_setting('nivel.captura') AS captura, current_setting('session_replication_role') AS papel;
DROP OWNED BY reproducir_hostil_derechos CASCADE;
DROP ROLE reproducir_hostil_derechos;
