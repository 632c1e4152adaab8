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
    -- NOT IN is hashed: a table of many columns has many parts
    WHERE (d.classid, d.objid, p.raiz) NOT IN (SELECT q.classid, q.objid, q.raiz FROM partes q)
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
), rehechas AS (
    -- what can be made again on another table: materialized views, views with a column of the row type, functions, fields of types, columns of other tables
    SELECT DISTINCT s.que, s.parte, s.oid, CASE WHEN s.que IN ('v', 'm', 'a') THEN s.oid ELSE 0::oid END AS tabla, s.classid, s.objid, s.objsubid,
           coalesce((SELECT r.relnamespace FROM pg_catalog.pg_class r WHERE s.que <> 'f' AND r.oid = s.oid), (SELECT f.pronamespace FROM pg_catalog.pg_proc f WHERE s.que = 'f' AND f.oid = s.oid)) AS nsp, c.nombre AS copia
    FROM partes p JOIN copias c ON c.oid = p.copia JOIN nivel._siguen s ON s.refclassid = p.classid AND s.refobjid = p.objid
    WHERE (s.que IN ('m', 'f', 'c', 'a') OR s.que = 'v' AND s.classid = 'pg_catalog.pg_class'::regclass)
      AND (s.classid, s.objid, p.raiz) NOT IN (SELECT q.classid, q.objid, q.raiz FROM partes q)
), vistas AS (
    SELECT DISTINCT CASE WHEN r.relkind = 'v' AND w.rulename = '_RETURN' THEN 'vista' ELSE 'otra' END AS clase,
           r.oid, r.oid AS tabla, n.nspname AS esquema, e.copia, NULL::name AS otra, 0::oid AS hacia, r.relkind = 'v' AND w.rulename = '_RETURN' AS compartida,
           pg_catalog.format(CASE WHEN w.rulename = '_RETURN' THEN 'la vista %1$I.%2$I la usa'
                                  ELSE 'la regla %4$I de %1$I.%2$I la usa' END || ' (%3$s)', n.nspname, r.relname, e.copia, w.rulename) AS texto, NULL::text AS que, 0 AS parte, CASE WHEN w.rulename <> '_RETURN' THEN nivel._quitar_y_volver('pg_catalog.pg_rewrite'::regclass, w.oid) END AS sentencias
    FROM entran e
    JOIN pg_catalog.pg_rewrite w ON e.classid = 'pg_catalog.pg_rewrite'::regclass AND w.oid = e.objid
    JOIN pg_catalog.pg_class r ON r.oid = w.ev_class
    JOIN pg_catalog.pg_namespace n ON n.oid = r.relnamespace
    WHERE w.rulename <> '_RETURN' OR NOT EXISTS (SELECT FROM rehechas h WHERE h.que IN ('v', 'm') AND h.oid = r.oid AND h.copia = e.copia)
), otras AS (
    SELECT DISTINCT 'otra' AS clase, e.objid AS oid, 0::oid AS tabla, '' AS esquema, e.copia, NULL::name AS otra, 0::oid AS hacia, false AS compartida,
           pg_catalog.format('%s la usa (%s)', nivel._nombrar(e.classid, e.objid, e.objsubid), e.copia) AS texto, NULL::text AS que, 0 AS parte, nivel._quitar_y_volver(e.classid, e.objid) AS sentencias
    FROM entran e
    WHERE e.classid <> 'pg_catalog.pg_rewrite'::regclass
      AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE e.classid = 'pg_catalog.pg_constraint'::regclass AND k.oid = e.objid AND k.contype = 'f')
      AND NOT EXISTS (SELECT FROM rehechas h WHERE h.classid = e.classid AND h.objid = e.objid AND h.copia = e.copia)
)
SELECT json_agg(json_build_object('clase', x.clase, 'oid', x.oid::bigint, 'tabla', x.tabla::bigint, 'esquema', x.esquema, 'copia', x.copia, 'otra', x.otra, 'hacia', x.hacia::bigint,
                                  'compartida', x.compartida, 'texto', x.texto, 'que', x.que, 'parte', x.parte, 'quitar', x.sentencias[1], 'volver', x.sentencias[2],
                                  -- what goes where the copy goes
                                  'secuencias', CASE WHEN x.sentencias[2] IS NOT NULL THEN (
                                      SELECT json_agg(s.oid::regclass::text) FROM copias c JOIN nivel._partes p ON p.tabla = c.oid AND p.classid = 'pg_catalog.pg_class'::regclass
                                      JOIN pg_catalog.pg_class s ON s.oid = p.objid AND s.relkind = 'S' WHERE c.nombre = x.copia) END)
                ORDER BY x.clase = 'sale' DESC, x.copia, x.texto)
FROM (SELECT s.*, NULL::text AS que, 0 AS parte, NULL::text[] AS sentencias FROM salientes s UNION ALL SELECT k.*, NULL, 0, NULL::text[] FROM claves k UNION ALL SELECT * FROM vistas
      UNION ALL SELECT DISTINCT 'rehecha', h.oid, h.tabla, n.nspname, h.copia, NULL::name, 0::oid, true,
                       pg_catalog.format('%s la usa (%s)', CASE h.que WHEN 'c' THEN 'el tipo ' || h.oid::regclass
                                                                      WHEN 'v' THEN pg_catalog.format('la vista %I.%I', n.nspname, r.relname)
                                                                      WHEN 'm' THEN pg_catalog.format('la vista materializada %I.%I', n.nspname, r.relname)
                                                                      ELSE nivel._nombrar(h.classid, h.objid, h.objsubid) END, h.copia), h.que, h.parte, NULL::text[]
                FROM rehechas h JOIN pg_catalog.pg_namespace n ON n.oid = h.nsp LEFT JOIN pg_catalog.pg_class r ON h.que <> 'f' AND r.oid = h.oid
      UNION ALL SELECT * FROM otras) x
WHERE x.texto IS NOT NULL
