-- What ties the tables $1 (roots: $2, one for each) to things outside their families, one sentence each. «grupo» orders: what they need, what needs them.
WITH copias AS MATERIALIZED (
    SELECT c.oid, x.raiz, c.relname, c.reltype, n.oid AS nspoid, n.nspname, pg_catalog.format('%I.%I', n.nspname, c.relname) AS nombre
    FROM unnest($1::oid[], $2::oid[]) AS x (oid, raiz)
    JOIN pg_catalog.pg_class c ON c.oid = x.oid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
), partes AS MATERIALIZED (
    -- the copies and what belongs to them, as sources of dependencies
    SELECT p.classid, p.objid, c.oid AS copia, c.raiz FROM copias c JOIN nivel._partes p ON p.tabla = c.oid
    UNION ALL SELECT 'pg_catalog.pg_publication_rel'::regclass, p.oid, c.oid, c.raiz FROM copias c JOIN pg_catalog.pg_publication_rel p ON p.prrelid = c.oid
    UNION ALL SELECT 'pg_catalog.pg_class'::regclass, t.reltoastrelid, c.oid, c.raiz FROM copias c JOIN pg_catalog.pg_class t ON t.oid = c.oid AND t.reltoastrelid <> 0
    UNION ALL SELECT 'pg_catalog.pg_type'::regclass, c.reltype, c.oid, c.raiz FROM copias c WHERE c.reltype <> 0
    UNION ALL SELECT 'pg_catalog.pg_type'::regclass, y.typarray, c.oid, c.raiz FROM copias c JOIN pg_catalog.pg_type y ON y.oid = c.reltype WHERE y.typarray <> 0
), salientes AS (
    -- foreign keys of the copies to other tables of a branch
    SELECT 'sale' AS clase, k.oid, k.conrelid AS tabla, c.nspname AS esquema, c.nombre AS copia, m.relname AS otra, m.oid AS hacia,
           coalesce(f.nivel = 1, false) AND pg_catalog.to_regclass(pg_catalog.format('public.%I', m.relname)) IS NOT NULL AS compartida,
           pg_catalog.format('la clave foránea %I de %s apunta a %I.%I', k.conname, c.nombre, o.nspname, m.relname)
           || CASE WHEN f.nivel IS NOT NULL THEN pg_catalog.format(', que está en nivel %s', f.nivel) ELSE ', que es de la sucursal' END AS texto
    FROM copias c
    JOIN pg_catalog.pg_constraint k ON k.conrelid = c.oid AND k.contype = 'f' AND k.conparentid = 0
         AND NOT EXISTS (SELECT FROM copias x WHERE x.raiz = c.raiz AND x.oid = k.confrelid)
    JOIN pg_catalog.pg_class m ON m.oid = k.confrelid
    JOIN pg_catalog.pg_namespace o ON o.oid = m.relnamespace
    JOIN nivel.sucursales s ON s.esquema = o.nspname
    LEFT JOIN nivel.configuracion f ON f.entidad = m.relname
), entran AS (
    -- everything that depends on a copy, or on what belongs to one, and does not itself belong to the family of that copy
    SELECT DISTINCT c.nombre AS copia, d.classid, d.objid, d.objsubid
    FROM partes p
    JOIN copias c ON c.oid = p.copia
    JOIN pg_catalog.pg_depend d ON d.refclassid = p.classid AND d.refobjid = p.objid
    WHERE NOT EXISTS (SELECT FROM partes q WHERE q.classid = d.classid AND q.objid = d.objid AND q.raiz = p.raiz)
      AND d.deptype <> 'e'
      -- row types and arrays come with what they are of; a domain over the row does not
      AND NOT (d.classid = 'pg_catalog.pg_type'::regclass AND d.deptype = 'i')
      -- indexes of toast tables, triggers of the copies' own foreign keys on the referenced table
      AND NOT (d.classid = 'pg_catalog.pg_class'::regclass AND EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class t ON t.oid = i.indrelid WHERE i.indexrelid = d.objid AND t.relkind = 't'))
      AND NOT (d.classid = 'pg_catalog.pg_trigger'::regclass AND d.deptype = 'i')
), claves AS (
    SELECT DISTINCT 'clave' AS clase, k.oid, k.conrelid AS tabla, n.nspname AS esquema, e.copia, NULL::name AS otra, 0::oid AS hacia, true AS compartida,
           pg_catalog.format('la clave foránea %I de %I.%I la referencia (%s)', k.conname, n.nspname, r.relname, e.copia) AS texto
    FROM entran e
    JOIN pg_catalog.pg_constraint k ON e.classid = 'pg_catalog.pg_constraint'::regclass AND k.oid = e.objid AND k.contype = 'f'
    JOIN pg_catalog.pg_class r ON r.oid = k.conrelid
    JOIN pg_catalog.pg_namespace n ON n.oid = r.relnamespace
    -- the keys of partitions follow that of their table
    WHERE k.conparentid = 0
), vistas AS (
    SELECT DISTINCT CASE WHEN r.relkind = 'v' AND w.rulename = '_RETURN' THEN 'vista' ELSE 'otra' END AS clase,
           r.oid, r.oid AS tabla, n.nspname AS esquema, e.copia, NULL::name AS otra, 0::oid AS hacia, r.relkind = 'v' AND w.rulename = '_RETURN' AS compartida,
           pg_catalog.format(CASE WHEN r.relkind = 'm' THEN 'la vista materializada %1$I.%2$I la usa' WHEN w.rulename = '_RETURN' THEN 'la vista %1$I.%2$I la usa'
                                  ELSE 'la regla %4$I de %1$I.%2$I la usa' END || ' (%3$s)', n.nspname, r.relname, e.copia, w.rulename) AS texto
    FROM entran e
    JOIN pg_catalog.pg_rewrite w ON e.classid = 'pg_catalog.pg_rewrite'::regclass AND w.oid = e.objid
    JOIN pg_catalog.pg_class r ON r.oid = w.ev_class
    JOIN pg_catalog.pg_namespace n ON n.oid = r.relnamespace
), otras AS (
    SELECT DISTINCT 'otra' AS clase, e.objid AS oid, 0::oid AS tabla, '' AS esquema, e.copia, NULL::name AS otra, 0::oid AS hacia, false AS compartida,
           pg_catalog.format('%s la usa (%s)', nivel._nombrar(e.classid, e.objid, e.objsubid), e.copia) AS texto
    FROM entran e
    WHERE e.classid <> 'pg_catalog.pg_rewrite'::regclass
      AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE e.classid = 'pg_catalog.pg_constraint'::regclass AND k.oid = e.objid AND k.contype = 'f')
)
SELECT json_agg(json_build_object('clase', x.clase, 'oid', x.oid::bigint, 'tabla', x.tabla::bigint, 'esquema', x.esquema, 'copia', x.copia, 'otra', x.otra, 'hacia', x.hacia::bigint,
                                  'compartida', x.compartida, 'texto', x.texto)
                ORDER BY x.clase = 'sale' DESC, x.copia, x.texto)
FROM (SELECT * FROM salientes UNION ALL SELECT * FROM claves UNION ALL SELECT * FROM vistas UNION ALL SELECT * FROM otras) x
WHERE x.texto IS NOT NULL
