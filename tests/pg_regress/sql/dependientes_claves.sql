-- Claves foráneas de tres sucursales hacia la tabla que sube: se vuelven a crear iguales sobre public, con sus filas.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
CREATE SCHEMA suc0003;
SET nivel.captura = off;
DO $do$
DECLARE e text;
BEGIN
    FOREACH e IN ARRAY ARRAY['suc0001', 'suc0002', 'suc0003'] LOOP
        PERFORM set_config('search_path', e, true);
        EXECUTE $$ CREATE TABLE zonas (a int, b int, c int UNIQUE, PRIMARY KEY (a, b));
        CREATE TABLE clientes (id int, za int, zb int DEFAULT 9, zc int, "z d" int,
            CONSTRAINT fk_compuesta FOREIGN KEY (za, zb) REFERENCES zonas MATCH FULL ON UPDATE CASCADE ON DELETE SET DEFAULT DEFERRABLE INITIALLY DEFERRED,
            CONSTRAINT fk_simple FOREIGN KEY (zc) REFERENCES zonas (c) ON UPDATE SET NULL ON DELETE RESTRICT DEFERRABLE,
            CONSTRAINT "fk Rara" FOREIGN KEY ("z d", zb) REFERENCES zonas (a, b) ON DELETE SET NULL ("z d"));
        COMMENT ON CONSTRAINT fk_simple ON clientes IS 'la simple';
        INSERT INTO clientes VALUES (1, NULL, NULL, NULL, NULL), (2, NULL, NULL, NULL, 5) $$;
    END LOOP;
END $do$;
RESET nivel.captura;
SELECT tipo, mensaje, jsonb_array_length(detalle -> 'claves') AS claves FROM nivel.previsualizar('zonas', 1) WHERE tipo = 'dependencia';
CREATE TEMP TABLE antes AS SELECT conrelid::regclass::text AS tabla, conname, regexp_replace(pg_get_constraintdef(oid), 'suc\d+\.', '') AS def, obj_description(oid, 'pg_constraint') AS com FROM pg_constraint WHERE contype = 'f';
SELECT resultado, estrategia, copias_verificadas, copias_eliminadas FROM nivel.ajustar('zonas', 1);
SELECT conrelid::regclass, confrelid::regclass, conname, pg_get_constraintdef(oid), condeferrable, condeferred, convalidated, obj_description(oid, 'pg_constraint') FROM pg_constraint WHERE contype = 'f' ORDER BY conrelid::regclass::text, conname;
SELECT count(*) AS iguales FROM antes JOIN (SELECT conrelid::regclass::text AS tabla, conname, regexp_replace(pg_get_constraintdef(oid), 'public\.', '') AS def, obj_description(oid, 'pg_constraint') AS com FROM pg_constraint WHERE contype = 'f') k USING (tabla, conname, def)
WHERE antes.com IS NOT DISTINCT FROM k.com;
SELECT count(*) FROM suc0003.clientes;
INSERT INTO suc0002.clientes (zc) VALUES (77);
INSERT INTO public.zonas VALUES (1, 2, 77);
INSERT INTO suc0002.clientes (id, zb, zc) VALUES (7, NULL, 77);
DO $do$
DECLARE
    clave text;
BEGIN
    DELETE FROM public.zonas;
EXCEPTION WHEN foreign_key_violation OR restrict_violation THEN
    GET STACKED DIAGNOSTICS clave = CONSTRAINT_NAME;
    RAISE NOTICE 'no la deja %', clave;
END $do$;
-- Nada de public quedó atado a una sucursal, ni queda un esquema de paso.
SELECT a.identity, b.identity AS de FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) a, pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) b
WHERE d.deptype <> 'i' AND a.identity ~ '\mpublic\.' AND b.identity ~ '\msuc[0-9]{4}'
UNION ALL SELECT 'esquema', nspname FROM pg_namespace WHERE nspname LIKE 'nivel\_%';
