-- ALTER DEFAULT PRIVILEGES de quien instala no deja entrar a nadie: tablas, secuencias, funciones, tipos y esquema.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE ROLE "regress_permisos Omisión";
SET nivel.permitir_desmontaje = on;
SELECT count(*) > 0 AS desactivada FROM nivel.desactivar();
DROP EXTENSION nivel;
DROP SCHEMA nivel;
RESET nivel.permitir_desmontaje;
ALTER DEFAULT PRIVILEGES GRANT ALL ON TABLES TO "regress_permisos Omisión", PUBLIC;
ALTER DEFAULT PRIVILEGES GRANT ALL ON SEQUENCES TO "regress_permisos Omisión", PUBLIC;
ALTER DEFAULT PRIVILEGES GRANT ALL ON FUNCTIONS TO "regress_permisos Omisión";
ALTER DEFAULT PRIVILEGES GRANT ALL ON TYPES TO "regress_permisos Omisión";
ALTER DEFAULT PRIVILEGES GRANT ALL ON SCHEMAS TO "regress_permisos Omisión" WITH GRANT OPTION;
CREATE EXTENSION nivel;
SELECT count(*) > 0 AS activada FROM nivel.activar();
SELECT c.relname, a.grantee::regrole, string_agg(a.privilege_type, ',') FROM pg_class c, aclexplode(c.relacl) a
WHERE c.relnamespace = 'nivel'::regnamespace AND a.grantee NOT IN (c.relowner, 'nivel_lector'::regrole) GROUP BY 1, 2;
SELECT 'función' AS que, count(*) FROM pg_proc p, aclexplode(p.proacl) a WHERE p.pronamespace = 'nivel'::regnamespace AND a.grantee = '"regress_permisos Omisión"'::regrole
UNION ALL SELECT 'tipo', count(*) FROM pg_type t, aclexplode(t.typacl) a WHERE t.typnamespace = 'nivel'::regnamespace AND a.grantee = '"regress_permisos Omisión"'::regrole
UNION ALL SELECT 'esquema', count(*) FROM pg_namespace n, aclexplode(n.nspacl) a WHERE n.nspname = 'nivel' AND a.grantee = '"regress_permisos Omisión"'::regrole;
SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'privilegios';
-- Lo que se da después se ve en el diagnóstico.
GRANT INSERT ON nivel.auditoria TO "regress_permisos Omisión" WITH GRANT OPTION;
GRANT UPDATE (mensaje) ON nivel.auditoria TO PUBLIC;
GRANT EXECUTE ON FUNCTION nivel._ddl_propio(text) TO nivel_administrador;
GRANT CREATE ON SCHEMA nivel TO "regress_permisos Omisión";
GRANT USAGE ON SEQUENCE nivel.bitacora_id_seq TO nivel_lector;
SELECT * FROM nivel._privilegios_ajenos ORDER BY 1, 2;
SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'privilegios';
DROP OWNED BY "regress_permisos Omisión";
REVOKE UPDATE (mensaje) ON nivel.auditoria FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION nivel._ddl_propio(text) FROM nivel_administrador;
REVOKE USAGE ON SEQUENCE nivel.bitacora_id_seq FROM nivel_lector;
SELECT estado FROM nivel.diagnostico() WHERE control = 'privilegios';
DROP ROLE "regress_permisos Omisión";
