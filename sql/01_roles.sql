-- What is not said with its schema is in pg_catalog: nothing that waits in another counts.
SET LOCAL search_path = pg_catalog, pg_temp;
-- Nor may anything wait in the schema itself: a function with the name of one of ours and closer argument types would be
-- called in its place, as a superuser. A schema of this very CREATE EXTENSION nobody else has seen. What updates looks by itself.
DO $$
BEGIN
    IF getdatabaseencoding() <> 'UTF8' THEN
        RAISE EXCEPTION USING ERRCODE = '0A000',
            MESSAGE = format('nivel necesita una base en UTF8, y esta es %s', getdatabaseencoding()),
            HINT = 'La bitácora guarda el texto exacto de cada sentencia. Cree la base con ENCODING ''UTF8''.';
    END IF;
    IF EXISTS (SELECT FROM pg_namespace n JOIN pg_extension e ON e.extname = 'nivel'
               WHERE n.nspname = 'nivel' AND n.xmin::text <> e.xmin::text
                 AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.refclassid = 'pg_extension'::regclass AND d.refobjid = e.oid)
                 AND (NOT (SELECT r.rolsuper FROM pg_roles r WHERE r.oid = n.nspowner)
                      OR EXISTS (SELECT FROM aclexplode(n.nspacl) a WHERE a.grantee <> n.nspowner AND a.privilege_type = 'CREATE')
                      OR EXISTS (SELECT FROM pg_depend d
                                 WHERE d.refclassid = 'pg_namespace'::regclass AND d.refobjid = n.oid AND d.classid <> 'pg_extension'::regclass)))
    THEN
        RAISE EXCEPTION USING ERRCODE = '42P06',
            MESSAGE = 'El esquema nivel ya existe, y tiene objetos, otro dueño que un superusuario o quien pueda crear en él',
            HINT = 'Mire qué hay (\dn+ nivel, \df nivel.*, \dp nivel.*). Si no es de nadie, bórrelo con DROP SCHEMA nivel y repita CREATE EXTENSION nivel.';
    END IF;
END
$$;
-- The two roles of the product. They belong to the whole server, so another
-- database may have made them already, and DROP EXTENSION leaves them alone.
DO $$
DECLARE
    sentencia text;
BEGIN
    FOREACH sentencia IN ARRAY ARRAY['CREATE ROLE nivel_lector NOLOGIN', 'CREATE ROLE nivel_administrador NOLOGIN',
                                     'GRANT nivel_lector TO nivel_administrador']
    LOOP
        IF sentencia LIKE 'GRANT%'
           AND pg_has_role('nivel_administrador', 'nivel_lector', 'MEMBER')
           OR EXISTS (SELECT FROM pg_roles r
                      WHERE r.rolname = split_part(sentencia, ' ', 3)
                        AND sentencia LIKE 'CREATE%')
        THEN
            CONTINUE;
        END IF;
        BEGIN
            EXECUTE sentencia;
        EXCEPTION WHEN duplicate_object OR unique_violation OR SQLSTATE 'XX000' THEN
            NULL; -- another database of this server is making them at the same time
        END;
    END LOOP;
END
$$;
-- The functions in Rust come next, whose statements pgrx writes without a schema; types are found in pg_catalog first.
SET LOCAL search_path = nivel, pg_temp;
