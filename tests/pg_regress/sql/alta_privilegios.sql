-- Dueños y privilegios son los del modelo: del esquema, de tablas y columnas, secuencias, funciones, tipos y vistas; también los por omisión, y las publicaciones.
\pset format unaligned
\set SHOW_CONTEXT never
SET client_min_messages = error;
CREATE ROLE regress_alta_priv_app;
CREATE ROLE regress_alta_priv_otro;
CREATE ROLE regress_alta_priv_lee;
GRANT CREATE ON DATABASE :"DBNAME" TO regress_alta_priv_app;
SET ROLE regress_alta_priv_app;
CREATE SCHEMA suc0001;
GRANT USAGE ON SCHEMA suc0001 TO regress_alta_priv_lee WITH GRANT OPTION;
ALTER DEFAULT PRIVILEGES IN SCHEMA suc0001 GRANT SELECT ON TABLES TO regress_alta_priv_lee;
ALTER DEFAULT PRIVILEGES IN SCHEMA suc0001 GRANT EXECUTE ON FUNCTIONS TO regress_alta_priv_lee WITH GRANT OPTION;
CREATE TYPE suc0001.color AS ENUM ('rojo');
CREATE SEQUENCE suc0001.numerador;
CREATE TABLE suc0001.clientes (id serial PRIMARY KEY, nombre text, color suc0001.color, numero int DEFAULT nextval('suc0001.numerador'));
CREATE TABLE suc0001.secretos (id int);
CREATE FUNCTION suc0001.f() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1';
CREATE VIEW suc0001.v AS SELECT id, nombre FROM suc0001.clientes;
REVOKE ALL ON FUNCTION suc0001.f() FROM PUBLIC;
REVOKE ALL ON TYPE suc0001.color FROM PUBLIC;
REVOKE ALL ON suc0001.secretos FROM regress_alta_priv_lee;
REVOKE INSERT ON suc0001.clientes FROM regress_alta_priv_app;
GRANT UPDATE (nombre) ON suc0001.clientes TO regress_alta_priv_lee;
GRANT USAGE ON suc0001.numerador, suc0001.clientes_id_seq TO regress_alta_priv_lee;
GRANT SELECT (nombre) ON suc0001.v TO PUBLIC;
RESET ROLE;
CREATE TABLE suc0001.ajena (id int);
CREATE FUNCTION suc0001.ajena() RETURNS int LANGUAGE sql AS 'SELECT 2';
CREATE VIEW suc0001.ajena_v AS SELECT 1 AS uno;
ALTER TABLE suc0001.ajena OWNER TO regress_alta_priv_otro;
ALTER FUNCTION suc0001.ajena() OWNER TO regress_alta_priv_otro;
ALTER VIEW suc0001.ajena_v OWNER TO regress_alta_priv_otro;
CREATE PUBLICATION alta_priv_tabla FOR TABLE suc0001.clientes (id, nombre) WHERE (id > 0);
CREATE PUBLICATION alta_priv_esquema FOR TABLES IN SCHEMA suc0001;
SELECT tablas, vistas FROM nivel.alta_sucursal('suc0002');
CREATE FUNCTION pg_temp.todo(esquema text) RETURNS TABLE (que text) LANGUAGE sql AS $$
    SELECT replace(x, esquema, 'ESQUEMA') FROM (
        SELECT format('esquema %s %s', nspowner::regrole, nspacl) FROM pg_namespace WHERE nspname = esquema
        UNION ALL SELECT format('relación %s %s %s', relname, relowner::regrole, (SELECT array_agg(a ORDER BY a::text) FROM unnest(coalesce(relacl, acldefault(CASE relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", relowner))) a)) FROM pg_class WHERE relnamespace = esquema::regnamespace
        UNION ALL SELECT format('columna %s.%s %s', c.relname, a.attname, a.attacl) FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid WHERE c.relnamespace = esquema::regnamespace AND a.attacl IS NOT NULL
        UNION ALL SELECT format('función %s %s %s', proname, proowner::regrole, (SELECT array_agg(a ORDER BY a::text) FROM unnest(coalesce(proacl, acldefault('f', proowner))) a)) FROM pg_proc WHERE pronamespace = esquema::regnamespace
        UNION ALL SELECT format('tipo %s %s %s', typname, typowner::regrole, (SELECT array_agg(a ORDER BY a::text) FROM unnest(coalesce(typacl, acldefault('T', typowner))) a)) FROM pg_type WHERE typnamespace = esquema::regnamespace
        UNION ALL SELECT format('por omisión %s %s %s', defaclrole::regrole, defaclobjtype, defaclacl) FROM pg_default_acl WHERE defaclnamespace = esquema::regnamespace
        UNION ALL SELECT format('publicación %s', pubname) FROM pg_publication_namespace s JOIN pg_publication p ON p.oid = s.pnpubid WHERE s.pnnspid = esquema::regnamespace
        UNION ALL SELECT format('publicación %s %s %s %s', pubname, tablename, attnames, rowfilter) FROM pg_publication_tables WHERE schemaname = esquema AND pubname = 'alta_priv_tabla') y (x)
$$;
SELECT * FROM pg_temp.todo('suc0001') EXCEPT ALL SELECT * FROM pg_temp.todo('suc0002') ORDER BY 1;
SELECT * FROM pg_temp.todo('suc0002') EXCEPT ALL SELECT * FROM pg_temp.todo('suc0001') ORDER BY 1;
-- from 17 on whoever has every right has MAINTAIN (m), too
SELECT replace(que, 'xtm', 'xt') AS que FROM pg_temp.todo('suc0002') WHERE que ~ '^(esquema|por omisión|publicación|relación|función)' ORDER BY 1;
-- una tabla que se cree después tiene lo que tendría en las demás
SET ROLE regress_alta_priv_app;
CREATE TABLE suc0002.nueva (id int);
RESET ROLE;
SELECT replace(relacl::text, 'xtm', 'xt') AS relacl FROM pg_class WHERE oid = 'suc0002.nueva'::regclass;
DROP PUBLICATION alta_priv_tabla, alta_priv_esquema;
DROP SCHEMA suc0001, suc0002 CASCADE;
DROP OWNED BY regress_alta_priv_app, regress_alta_priv_otro, regress_alta_priv_lee;
DROP ROLE regress_alta_priv_app, regress_alta_priv_otro, regress_alta_priv_lee;
