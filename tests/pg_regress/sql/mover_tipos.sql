-- Tipos, dominios, funciones y secuencias de la sucursal vienen con la tabla, con dueño, derechos y comentarios.
\pset format unaligned
CREATE ROLE regress_mover_tipos;
GRANT CREATE ON SCHEMA public TO regress_mover_tipos;
CREATE SCHEMA suc0001;
SET nivel.captura = off;
SET search_path = suc0001;
CREATE TYPE tipo AS ENUM ('a', 'b');
ALTER TYPE tipo ADD VALUE 'antes' BEFORE 'b';
CREATE DOMAIN positivo AS int DEFAULT 3 CONSTRAINT mayor CHECK (VALUE > 0);
CREATE DOMAIN muy_positivo AS positivo NOT NULL CONSTRAINT mucho CHECK (VALUE > 10);
CREATE TYPE punto AS (x positivo, t tipo[]);
CREATE SEQUENCE numerador AS smallint START 10 INCREMENT 2 MAXVALUE 100 CYCLE;
CREATE FUNCTION doble(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1 * 2';
CREATE FUNCTION cuadruple(int) RETURNS int LANGUAGE sql IMMUTABLE RETURN suc0001.doble(suc0001.doble($1));
CREATE FUNCTION poner() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET work_mem = '1MB' AS $$ BEGIN NEW.d := 40; RETURN NEW; END $$;
REVOKE EXECUTE ON FUNCTION poner() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION doble(int) TO regress_mover_tipos WITH GRANT OPTION;
REVOKE USAGE ON TYPE tipo FROM PUBLIC;
GRANT USAGE ON SEQUENCE numerador TO regress_mover_tipos;
ALTER FUNCTION cuadruple(int) OWNER TO regress_mover_tipos;
COMMENT ON TYPE tipo IS 'el tipo'; COMMENT ON FUNCTION poner() IS 'la función'; COMMENT ON SEQUENCE numerador IS 'la secuencia';
COMMENT ON DOMAIN positivo IS 'el dominio'; COMMENT ON CONSTRAINT mayor ON DOMAIN positivo IS 'su regla'; COMMENT ON COLUMN punto.x IS 'su campo';
CREATE TABLE comprobantes (id int DEFAULT nextval('numerador'), t tipo DEFAULT 'antes', d muy_positivo DEFAULT 20, p punto, tt tipo[], CHECK (cuadruple(id) > 0));
CREATE INDEX comprobantes_d ON comprobantes (doble(id));
CREATE TRIGGER poner BEFORE INSERT ON comprobantes FOR EACH ROW EXECUTE FUNCTION poner();
RESET search_path;
RESET nivel.captura;
SELECT resultado, estrategia, copias_verificadas, copias_eliminadas FROM nivel.ajustar('comprobantes', 1);
INSERT INTO public.comprobantes DEFAULT VALUES RETURNING *;
SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = 'public.comprobantes'::regclass AND attnum > 0 ORDER BY attnum;
SELECT proname, pg_get_userbyid(proowner) = current_user AS nuestra, proacl IS NULL AS abierta, prosecdef, proconfig, obj_description(oid, 'pg_proc') AS comentario,
    has_function_privilege('regress_mover_tipos', oid, 'EXECUTE WITH GRANT OPTION') AS delega, has_function_privilege('public', oid, 'EXECUTE') AS todos
FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prolang <> 12 ORDER BY 1;
SELECT typname, obj_description(oid, 'pg_type') AS comentario, has_type_privilege('public', oid, 'USAGE') AS todos FROM pg_type
WHERE typnamespace = 'public'::regnamespace AND typelem = 0 AND typname <> 'comprobantes' ORDER BY 1;
SELECT enumlabel FROM pg_enum WHERE enumtypid = 'public.tipo'::regtype ORDER BY enumsortorder;
SELECT conname, pg_get_constraintdef(oid), obj_description(oid, 'pg_constraint') FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'n' ORDER BY 1;
SELECT sequencename, data_type, start_value, increment_by, max_value, cycle, has_sequence_privilege('regress_mover_tipos', 'public.numerador', 'USAGE'), obj_description('public.numerador'::regclass)
FROM pg_sequences WHERE schemaname = 'public';
DROP OWNED BY regress_mover_tipos CASCADE;
DROP ROLE regress_mover_tipos;
-- Nada de public quedó atado a una sucursal, ni queda un esquema de paso.
SELECT a.identity, b.identity AS de FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) a, pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) b
WHERE d.deptype <> 'i' AND a.identity ~ '\mpublic\.' AND b.identity ~ '\msuc[0-9]{4}'
UNION ALL SELECT 'esquema', nspname FROM pg_namespace WHERE nspname LIKE 'nivel\_%';
