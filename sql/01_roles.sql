-- The two roles of the product. They belong to the whole server, so another
-- database may have made them already, and DROP EXTENSION leaves them alone.
DO $$
BEGIN
    IF pg_catalog.getdatabaseencoding() OPERATOR(pg_catalog.<>) 'UTF8' THEN
        RAISE EXCEPTION USING ERRCODE = '0A000',
            MESSAGE = 'nivel necesita una base en UTF8, y esta es ' OPERATOR(pg_catalog.||) pg_catalog.getdatabaseencoding(),
            HINT = 'La bitácora guarda el texto exacto de cada sentencia. Cree la base con ENCODING ''UTF8''.';
    END IF;
END
$$;
DO $$
DECLARE
    sentencia text;
BEGIN
    FOREACH sentencia IN ARRAY ARRAY['CREATE ROLE nivel_lector NOLOGIN', 'CREATE ROLE nivel_administrador NOLOGIN',
                                     'GRANT nivel_lector TO nivel_administrador']
    LOOP
        IF sentencia OPERATOR(pg_catalog.~~) 'GRANT%'
           AND pg_catalog.pg_has_role('nivel_administrador', 'nivel_lector', 'MEMBER')
           OR EXISTS (SELECT FROM pg_catalog.pg_roles r
                      WHERE r.rolname OPERATOR(pg_catalog.=) pg_catalog.split_part(sentencia, ' ', 3)
                        AND sentencia OPERATOR(pg_catalog.~~) 'CREATE%')
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
