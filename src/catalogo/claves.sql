-- For each foreign key $1: the statements that point it at the table of the same name in public, with everything else
-- as it is (actions, deferrability, NOT VALID, comment). And the two that a cycle is broken with: what takes the key away
-- where it is, and what makes it again once both tables are in public.
SELECT json_agg(json_build_object(
           'tabla', x.tabla, 'nombre', x.conname,
           'quitar', pg_catalog.format('ALTER TABLE %s DROP CONSTRAINT %I;', x.tabla, x.conname),
           'crear', pg_catalog.format('ALTER TABLE public.%I ADD CONSTRAINT %I FOREIGN KEY (%s) REFERENCES public.%I (%s)%s;', x.relname, x.conname, x.columnas, x.otra, x.otras_columnas, x.resto),
           'sentencias', json_build_array(
               pg_catalog.format('ALTER TABLE %1$s DROP CONSTRAINT %2$I, ADD CONSTRAINT %2$I FOREIGN KEY (%3$s) REFERENCES public.%4$I (%5$s)%6$s', x.tabla, x.conname, x.columnas, x.otra, x.otras_columnas, x.resto),
               CASE WHEN x.comentario IS NOT NULL THEN pg_catalog.format('COMMENT ON CONSTRAINT %I ON %s IS %L', x.conname, x.tabla, x.comentario) END)) ORDER BY x.tabla, x.conname)
FROM (
    SELECT k.conname, t.relname, pg_catalog.format('%I.%I', n.nspname, t.relname) AS tabla, o.relname AS otra,
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
    WHERE k.oid = ANY ($1) AND p.nspname <> 'public'
) x
