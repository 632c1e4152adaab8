-- Nada en el esquema nivel está abierto a PUBLIC fuera de lo que controla el rol por dentro.
\pset format unaligned
SELECT c.relname, a.privilege_type FROM pg_class c, aclexplode(c.relacl) a
WHERE c.relnamespace = 'nivel'::regnamespace AND a.grantee = 0;
SELECT c.relname, a.grantee::regrole, string_agg(a.privilege_type, ',' ORDER BY a.privilege_type) AS privilegios
FROM pg_class c, aclexplode(c.relacl) a
WHERE c.relnamespace = 'nivel'::regnamespace AND a.grantee <> c.relowner AND a.privilege_type <> 'SELECT' GROUP BY 1, 2;
SELECT p.proname FROM pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
WHERE p.pronamespace = 'nivel'::regnamespace AND a.grantee = 0 AND p.proname NOT LIKE '\_%' ORDER BY 1;
SELECT p.proname FROM pg_proc p WHERE p.pronamespace = 'nivel'::regnamespace AND p.prosecdef
  AND NOT EXISTS (SELECT FROM unnest(p.proconfig) s WHERE s LIKE 'search_path=pg_catalog%');
