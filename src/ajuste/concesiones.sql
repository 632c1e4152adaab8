-- GRANT and REVOKE statements that give object $3 of catalog $1 (a routine, a type or a sequence) the privileges of $2 (owners stand for each other); $4: also take away.
WITH objetos AS (
    SELECT p.oid, p.proowner AS duenio, coalesce(p.proacl, pg_catalog.acldefault('f', p.proowner)) AS acl, 'ROUTINE ' || p.oid::regprocedure AS nombre
    FROM pg_catalog.pg_proc p WHERE $1 = 'pg_catalog.pg_proc'::regclass AND p.oid IN ($2, $3)
    UNION ALL
    SELECT y.oid, y.typowner, coalesce(y.typacl, pg_catalog.acldefault('T', y.typowner)), 'TYPE ' || y.oid::regtype
    FROM pg_catalog.pg_type y WHERE $1 = 'pg_catalog.pg_type'::regclass AND y.oid IN ($2, $3)
    UNION ALL
    SELECT s.oid, s.relowner, coalesce(s.relacl, pg_catalog.acldefault('s', s.relowner)), 'SEQUENCE ' || s.oid::regclass
    FROM pg_catalog.pg_class s WHERE $1 = 'pg_catalog.pg_class'::regclass AND s.oid IN ($2, $3) AND s.relkind = 'S'
), concesiones AS (
    SELECT o.oid = $2 AS modelo, CASE p.grantee WHEN o.duenio THEN '(dueño)' ELSE nivel._quien(p.grantee) END AS quien, p.privilege_type AS privilegio, p.is_grantable AS delega
    FROM objetos o CROSS JOIN LATERAL pg_catalog.aclexplode(o.acl) p
), destino AS (
    SELECT o.nombre, nivel._quien(o.duenio) AS duenio FROM objetos o WHERE o.oid = $3
)
SELECT json_agg(x.sql ORDER BY x.orden, x.sql) FROM (
    SELECT 1 AS orden, pg_catalog.format('REVOKE %s ON %s FROM %s', s.privilegio, d.nombre, CASE s.quien WHEN '(dueño)' THEN d.duenio ELSE s.quien END) AS sql
    FROM destino d, concesiones s
    WHERE $4 AND NOT s.modelo AND NOT EXISTS (SELECT FROM concesiones m WHERE m.modelo AND (m.quien, m.privilegio) = (s.quien, s.privilegio))
    UNION ALL
    SELECT 2, nivel._otorgar(m.privilegio, NULL, d.nombre, CASE m.quien WHEN '(dueño)' THEN d.duenio ELSE m.quien END, m.delega)
    FROM destino d, concesiones m
    WHERE m.modelo AND NOT EXISTS (SELECT FROM concesiones s WHERE NOT s.modelo AND (s.quien, s.privilegio) = (m.quien, m.privilegio) AND s.delega >= m.delega)) x
