-- Una vista que se crea de nuevo tiene los privilegios que tenía, y no los que ALTER DEFAULT PRIVILEGES da a lo nuevo.
\pset format unaligned
CREATE ROLE regress_vista_recreada;
CREATE ROLE regress_vista_de_mas;
CREATE ROLE "Regress vista Ñ";
CREATE SCHEMA suc0001;
SET nivel.captura = off;
CREATE TYPE suc0001.estado AS ENUM ('alta', 'baja');
CREATE TABLE suc0001.socios (id int, e suc0001.estado);
CREATE VIEW suc0001.activos AS SELECT id, e FROM suc0001.socios WHERE e = 'alta';
CREATE VIEW suc0001.nombrados AS SELECT * FROM suc0001.activos;
GRANT SELECT ON suc0001.activos TO regress_vista_recreada WITH GRANT OPTION;
GRANT SELECT (id), UPDATE (e) ON suc0001.activos TO "Regress vista Ñ";
GRANT INSERT ON suc0001.activos TO PUBLIC;
ALTER DEFAULT PRIVILEGES GRANT SELECT, DELETE ON TABLES TO regress_vista_de_mas;
RESET nivel.captura;
SELECT resultado, estrategia FROM nivel.ajustar('socios', 1);
SELECT c.relname, attname, format_type(a.atttypid, NULL) AS tipo, x.grantee::regrole, x.privilege_type
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND attnum > 0 LEFT JOIN LATERAL aclexplode(attacl) x ON true WHERE relname IN ('activos', 'nombrados') ORDER BY 1, 2;
SELECT c.relname, grantee::regrole, privilege_type, is_grantable FROM pg_class c, aclexplode(c.relacl) WHERE c.relname IN ('activos', 'nombrados') AND grantee <> relowner ORDER BY 1, 2, 3;
SELECT has_table_privilege('regress_vista_de_mas', 'suc0001.activos', 'SELECT, DELETE') OR has_table_privilege('regress_vista_de_mas', 'suc0001.nombrados', 'SELECT, DELETE')
    OR has_table_privilege('regress_vista_de_mas', 'public.socios', 'SELECT, DELETE') AS de_mas;
ALTER DEFAULT PRIVILEGES REVOKE ALL ON TABLES FROM regress_vista_de_mas;
DROP OWNED BY regress_vista_recreada, regress_vista_de_mas, "Regress vista Ñ";
DROP ROLE regress_vista_recreada, regress_vista_de_mas, "Regress vista Ñ";
