-- GRANT and REVOKE statements that give the table $2 the privileges of $1 (owners stand for each other); $3: also take away.
WITH acl AS (
    SELECT t.oid = $1 AS modelo, 'TABLE ' || pg_catalog.format('%I.%I', n.nspname, t.relname) AS objeto, '' AS parte, '' AS columna,
           CASE p.grantee WHEN t.relowner THEN '(dueño)' ELSE nivel._quien(p.grantee) END AS grantee, nivel._quien(t.relowner) AS duenio, p.privilege_type, p.is_grantable
    FROM pg_catalog.pg_class t JOIN pg_catalog.pg_namespace n ON n.oid = t.relnamespace
    CROSS JOIN LATERAL pg_catalog.aclexplode(coalesce(t.relacl, pg_catalog.acldefault('r', t.relowner))) p WHERE t.oid IN ($1, $2)
    UNION ALL
    SELECT t.oid = $1, 'TABLE ' || pg_catalog.format('%I.%I', n.nspname, t.relname), '', pg_catalog.quote_ident(a.attname),
           CASE p.grantee WHEN t.relowner THEN '(dueño)' ELSE nivel._quien(p.grantee) END, nivel._quien(t.relowner), p.privilege_type, p.is_grantable
    FROM pg_catalog.pg_class t JOIN pg_catalog.pg_namespace n ON n.oid = t.relnamespace
    JOIN pg_catalog.pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
    CROSS JOIN LATERAL pg_catalog.aclexplode(a.attacl) p WHERE t.oid IN ($1, $2)
    UNION ALL
    SELECT t.oid = $1, 'SEQUENCE ' || pg_catalog.format('%I.%I', n.nspname, s.relname), s.relname, '',
           CASE p.grantee WHEN s.relowner THEN '(dueño)' ELSE nivel._quien(p.grantee) END, nivel._quien(s.relowner), p.privilege_type, p.is_grantable
    FROM pg_catalog.pg_class t
    JOIN pg_catalog.pg_depend d ON d.refclassid = 'pg_catalog.pg_class'::regclass AND d.refobjid = t.oid AND d.refobjsubid > 0
         AND d.classid = 'pg_catalog.pg_class'::regclass AND d.deptype IN ('a', 'i')
    JOIN pg_catalog.pg_class s ON s.oid = d.objid AND s.relkind = 'S' JOIN pg_catalog.pg_namespace n ON n.oid = s.relnamespace
    CROSS JOIN LATERAL pg_catalog.aclexplode(coalesce(s.relacl, pg_catalog.acldefault('s', s.relowner))) p WHERE t.oid IN ($1, $2)
), destinos AS (
    SELECT DISTINCT a.parte, a.objeto, a.duenio FROM acl a WHERE NOT a.modelo
), faltan AS (
    SELECT a.* FROM acl a WHERE a.modelo
      AND NOT EXISTS (SELECT FROM acl b WHERE NOT b.modelo AND b.parte = a.parte AND b.columna = a.columna AND b.grantee = a.grantee
                      AND b.privilege_type = a.privilege_type AND b.is_grantable >= a.is_grantable)
), sobran AS (
    SELECT b.* FROM acl b WHERE NOT b.modelo AND $3
      AND NOT EXISTS (SELECT FROM acl a WHERE a.modelo AND b.parte = a.parte AND b.columna = a.columna AND b.grantee = a.grantee
                      AND b.privilege_type = a.privilege_type)
)
SELECT json_agg(x.sql) FROM (
    SELECT pg_catalog.format('REVOKE %s%s ON %s FROM %s', s.privilege_type, CASE WHEN s.columna <> '' THEN ' (' || s.columna || ')' END, s.objeto,
                  CASE s.grantee WHEN '(dueño)' THEN s.duenio ELSE s.grantee END) AS sql
    FROM sobran s
    UNION ALL
    SELECT nivel._otorgar(f.privilege_type, nullif(f.columna, ''), d.objeto, CASE f.grantee WHEN '(dueño)' THEN d.duenio ELSE f.grantee END, f.is_grantable)
    FROM faltan f JOIN destinos d ON d.parte = f.parte
) x
