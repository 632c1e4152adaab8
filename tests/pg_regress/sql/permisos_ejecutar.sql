-- nivel._ejecutar no da a nadie un derecho que no tenga.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE ROLE regress_permisos_ejecutar;
CREATE TABLE public.ajena (id int);
SET ROLE regress_permisos_ejecutar;
DO $$
DECLARE
    r json;
BEGIN
    BEGIN
        r := nivel._ejecutar('DROP TABLE public.ajena');
    EXCEPTION WHEN insufficient_privilege THEN
        r := json_build_object('sqlstate', SQLSTATE);
    END;
    RAISE NOTICE '%', r ->> 'sqlstate';
END
$$;
RESET ROLE;
SELECT to_regclass('public.ajena');
DROP ROLE regress_permisos_ejecutar;
