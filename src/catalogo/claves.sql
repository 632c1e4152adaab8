-- The foreign keys $1, and those of the tables $2 (not what the server makes of them for partitions), in the parts that they
-- are made of again elsewhere: actions, deferrability, NOT VALID and comment included. And the two statements that a cycle
-- is broken with: what takes the key away where it is, and what makes it again once both tables are in public.
SELECT json_agg(json_build_object(
           'oid', x.oid::bigint, 'esquema', x.nspname, 'de', x.relname, 'nombre', x.conname, 'hacia', x.confrelid::bigint, 'otro_esquema', x.otro_esquema, 'otra', x.otra,
           'columnas', x.columnas, 'otras_columnas', x.otras_columnas, 'resto', x.resto, 'comentario', x.comentario,
           'tabla', pg_catalog.format('%I.%I', x.nspname, x.relname),
           'quitar', pg_catalog.format('ALTER TABLE %I.%I DROP CONSTRAINT %I;', x.nspname, x.relname, x.conname),
           'crear', pg_catalog.format('ALTER TABLE public.%I ADD CONSTRAINT %I FOREIGN KEY (%s) REFERENCES public.%I (%s)%s;', x.relname, x.conname, x.columnas, x.otra, x.otras_columnas, x.resto))
       ORDER BY x.nspname, x.relname, x.conname)
FROM (
    SELECT k.oid, k.conname, k.confrelid, n.nspname, t.relname, p.nspname AS otro_esquema, o.relname AS otra,
           (SELECT string_agg(pg_catalog.quote_ident(a.attname), ', ' ORDER BY c.ord) FROM unnest(k.conkey) WITH ORDINALITY AS c (num, ord)
            JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = c.num) AS columnas,
           (SELECT string_agg(pg_catalog.quote_ident(a.attname), ', ' ORDER BY c.ord) FROM unnest(k.confkey) WITH ORDINALITY AS c (num, ord)
            JOIN pg_catalog.pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = c.num) AS otras_columnas,
           CASE k.confmatchtype WHEN 'f' THEN ' MATCH FULL' ELSE '' END
           || CASE k.confupdtype WHEN 'r' THEN ' ON UPDATE RESTRICT' WHEN 'c' THEN ' ON UPDATE CASCADE' WHEN 'n' THEN ' ON UPDATE SET NULL' WHEN 'd' THEN ' ON UPDATE SET DEFAULT' ELSE '' END
           || CASE k.confdeltype WHEN 'r' THEN ' ON DELETE RESTRICT' WHEN 'c' THEN ' ON DELETE CASCADE' WHEN 'n' THEN ' ON DELETE SET NULL' WHEN 'd' THEN ' ON DELETE SET DEFAULT' ELSE '' END
           || coalesce((SELECT ' (' || string_agg(pg_catalog.quote_ident(a.attname), ', ' ORDER BY c.ord) || ')' FROM unnest(k.confdelsetcols) WITH ORDINALITY AS c (num, ord)
                        JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = c.num), '')
           || CASE WHEN k.condeferrable THEN ' DEFERRABLE' ELSE '' END || CASE WHEN k.condeferred THEN ' INITIALLY DEFERRED' ELSE '' END
           || CASE WHEN k.convalidated THEN '' ELSE ' NOT VALID' END AS resto,
           pg_catalog.obj_description(k.oid, 'pg_constraint') AS comentario
    FROM pg_catalog.pg_constraint k
    JOIN pg_catalog.pg_class t ON t.oid = k.conrelid JOIN pg_catalog.pg_namespace n ON n.oid = t.relnamespace
    JOIN pg_catalog.pg_class o ON o.oid = k.confrelid JOIN pg_catalog.pg_namespace p ON p.oid = o.relnamespace
    WHERE k.contype = 'f' AND (k.oid = ANY ($1) OR k.conrelid = ANY ($2) AND k.conparentid = 0)
) x
