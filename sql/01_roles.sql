-- The two roles of the product. They belong to the whole server, so another
-- database may have made them already, and DROP EXTENSION leaves them alone.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname OPERATOR(pg_catalog.=) 'nivel_lector') THEN
        CREATE ROLE nivel_lector NOLOGIN;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname OPERATOR(pg_catalog.=) 'nivel_administrador') THEN
        CREATE ROLE nivel_administrador NOLOGIN;
    END IF;
    GRANT nivel_lector TO nivel_administrador;
END
$$;
