-- Los privilegios de la copia (de tabla, de columna, de secuencia, con opción) quedan en la compartida.
\pset format unaligned
CREATE ROLE regress_ajustar_priv_a;
CREATE ROLE regress_ajustar_priv_b;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT DELETE ON TABLES TO regress_ajustar_priv_b;
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id serial PRIMARY KEY, nombre text, secreto text);
GRANT SELECT, INSERT ON suc0001.zonas TO regress_ajustar_priv_a WITH GRANT OPTION;
GRANT UPDATE (nombre) ON suc0001.zonas TO regress_ajustar_priv_b;
GRANT USAGE ON SEQUENCE suc0001.zonas_id_seq TO regress_ajustar_priv_a;
GRANT SELECT ON suc0001.zonas TO PUBLIC;
CREATE TEMP VIEW privilegios AS
SELECT c.relname, '' AS columna, CASE WHEN a.grantee = 0 THEN 'PUBLIC' WHEN a.grantee = c.relowner THEN 'dueño' ELSE a.grantee::regrole::text END AS quien,
       a.privilege_type, a.is_grantable, n.nspname
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, aclexplode(c.relacl) a WHERE c.relname LIKE 'zonas%'
UNION ALL
SELECT c.relname, t.attname, a.grantee::regrole::text, a.privilege_type, a.is_grantable, n.nspname
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute t ON t.attrelid = c.oid, aclexplode(t.attacl) a WHERE c.relname = 'zonas';
CREATE TEMP TABLE antes AS SELECT * FROM privilegios;
SELECT resultado FROM nivel.ajustar('zonas', 1);
SELECT relname, columna, quien, privilege_type, is_grantable FROM privilegios WHERE nspname = 'public' AND privilege_type <> 'MAINTAIN' ORDER BY 1, 2, 3, 4;
SELECT count(*) AS diferencias FROM (
    (SELECT relname, columna, quien, privilege_type, is_grantable FROM antes EXCEPT SELECT relname, columna, quien, privilege_type, is_grantable FROM privilegios)
    UNION ALL
    (SELECT relname, columna, quien, privilege_type, is_grantable FROM privilegios EXCEPT SELECT relname, columna, quien, privilege_type, is_grantable FROM antes)) d;
DROP OWNED BY regress_ajustar_priv_a, regress_ajustar_priv_b;
DROP ROLE regress_ajustar_priv_a, regress_ajustar_priv_b;
