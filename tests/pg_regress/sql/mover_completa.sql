-- Una tabla anterior a la extensión se mueve con todo lo suyo, bajo los mismos nombres; las demás copias se eliminan.
\pset format unaligned
SET client_min_messages = error;
CREATE ROLE regress_mover_completa;
CREATE FUNCTION public.sellar() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.a := coalesce(NEW.a, 5); RETURN NEW; END $$;
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
SET nivel.captura = off;
CREATE FUNCTION pg_temp.hacer(esquema text) RETURNS void LANGUAGE plpgsql AS $f$
BEGIN
    PERFORM set_config('search_path', esquema, true);
    EXECUTE $$ CREATE TABLE zonas (id int GENERATED ALWAYS AS IDENTITY (START 100) PRIMARY KEY, codigo serial, nombre varchar(40) NOT NULL DEFAULT 'x', a int, b int,
        CONSTRAINT zonas_nombre_uq UNIQUE (nombre), CONSTRAINT zonas_a_ck CHECK (a > 0)) WITH (fillfactor = 70);
    CREATE INDEX zonas_b ON zonas (b) WHERE b > 0;
    CREATE TRIGGER sellar BEFORE INSERT ON zonas FOR EACH ROW EXECUTE FUNCTION public.sellar();
    CREATE TRIGGER igual BEFORE UPDATE ON zonas FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
    CREATE POLICY ver ON zonas FOR SELECT TO regress_mover_completa USING (b > 0);
    ALTER TABLE zonas ENABLE ROW LEVEL SECURITY;
    CREATE STATISTICS zonas_ab ON a, b FROM zonas;
    GRANT SELECT, INSERT ON zonas TO regress_mover_completa;
    GRANT UPDATE (nombre) ON zonas TO regress_mover_completa;
    GRANT USAGE ON SEQUENCE zonas_codigo_seq TO regress_mover_completa;
    COMMENT ON TABLE zonas IS 'Zonas de venta';
    COMMENT ON COLUMN zonas.nombre IS 'el nombre';
    COMMENT ON INDEX zonas_b IS 'el índice';
    COMMENT ON CONSTRAINT zonas_a_ck ON zonas IS 'la regla' $$;
END $f$;
SELECT pg_temp.hacer('suc0001'), pg_temp.hacer('suc0002');
CREATE PUBLICATION regress_todo FOR TABLE suc0001.zonas, suc0002.zonas;
RESET nivel.captura;
SELECT resultado, estrategia, copias_verificadas, copias_eliminadas FROM nivel.ajustar('zonas', 1);
SELECT to_regclass('suc0001.zonas') AS de_1, to_regclass('suc0002.zonas') AS de_2, reloptions, relrowsecurity FROM pg_class WHERE oid = 'public.zonas'::regclass;
SELECT relkind, relname FROM pg_class WHERE relnamespace = 'public'::regnamespace ORDER BY 1, 2;
SELECT attname, format_type(atttypid, atttypmod), attnotnull, attidentity, pg_get_expr(adbin, adrelid) AS valor, attacl
FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum WHERE attrelid = 'public.zonas'::regclass AND attnum > 0 ORDER BY attnum;
SELECT conname, pg_get_constraintdef(oid), obj_description(oid, 'pg_constraint') AS comentario FROM pg_constraint WHERE conrelid = 'public.zonas'::regclass AND contype <> 'n' ORDER BY 1;
SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE tgrelid = 'public.zonas'::regclass ORDER BY 1;
SELECT schemaname, tablename, policyname, roles, qual FROM pg_policies;
SELECT schemaname, statistics_name, tablename FROM pg_stats_ext UNION ALL SELECT stxnamespace::regnamespace::text, stxname, stxrelid::regclass::text FROM pg_statistic_ext;
SELECT grantee, privilege_type FROM information_schema.table_privileges WHERE table_name = 'zonas' AND grantee LIKE 'regress%' ORDER BY 1, 2;
SELECT has_sequence_privilege('regress_mover_completa', 'public.zonas_codigo_seq', 'USAGE');
SELECT obj_description('public.zonas'::regclass), col_description('public.zonas'::regclass, 3), obj_description('public.zonas_b'::regclass, 'pg_class');
SELECT schemaname, tablename FROM pg_publication_tables;
INSERT INTO public.zonas (nombre) VALUES ('norte') RETURNING *;
DROP INDEX public.zonas_b;
ALTER TABLE public.zonas DROP CONSTRAINT zonas_a_ck, DROP CONSTRAINT zonas_nombre_uq;
DROP OWNED BY regress_mover_completa;
DROP ROLE regress_mover_completa;
-- Nada de public quedó atado a una sucursal, ni queda un esquema de paso.
SELECT a.identity, b.identity AS de FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) a, pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) b
WHERE d.deptype <> 'i' AND a.identity ~ '\mpublic\.' AND b.identity ~ '\msuc[0-9]{4}'
UNION ALL SELECT 'esquema', nspname FROM pg_namespace WHERE nspname LIKE 'nivel\_%';
