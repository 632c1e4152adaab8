-- Un tipo de rango de la sucursal viene con la tabla, con su multirango, sus constructores y todo lo que lo define.
-- _1.out: from 17 on the owner and the privileges of a multirange are those of its range.
\pset format unaligned
CREATE ROLE regress_mover_rangos;
GRANT CREATE ON SCHEMA public TO regress_mover_rangos;
CREATE SCHEMA suc0001;
SET nivel.captura = off;
SET search_path = suc0001;
CREATE DOMAIN dia AS int CHECK (VALUE BETWEEN 1 AND 366);
CREATE FUNCTION dias(dia, dia) RETURNS float8 LANGUAGE sql IMMUTABLE AS 'SELECT ($1::int - $2::int)::float8';
CREATE TYPE periodo AS RANGE (subtype = dia, subtype_diff = dias, multirange_type_name = periodos);
CREATE TYPE "Letras" AS RANGE (subtype = text, subtype_opclass = text_pattern_ops, collation = "C");
CREATE FUNCTION empieza(periodo) RETURNS dia LANGUAGE sql IMMUTABLE AS 'SELECT lower($1)';
COMMENT ON TYPE periodo IS 'el rango'; COMMENT ON TYPE periodos IS 'el multirango';
REVOKE USAGE ON TYPE periodo FROM PUBLIC;
GRANT USAGE ON TYPE periodo TO regress_mover_rangos WITH GRANT OPTION;
ALTER TYPE "Letras" OWNER TO regress_mover_rangos;
CREATE TABLE turnos (id int PRIMARY KEY, p periodo DEFAULT periodo(1, 10), varios periodos DEFAULT periodos(periodo(1, 2)), l "Letras", ll "Letras"[], CHECK (empieza(p) > 0));
CREATE INDEX turnos_p ON turnos USING gist (p);
RESET search_path;
RESET nivel.captura;
SELECT resultado, estrategia, copias_verificadas, copias_eliminadas FROM nivel.ajustar('turnos', 1);
INSERT INTO public.turnos (id, l) VALUES (1, '[a,b)') RETURNING *;
SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = 'public.turnos'::regclass AND attnum > 0 ORDER BY attnum;
SELECT rngtypid::regtype, rngmultitypid::regtype, rngsubtype::regtype, rngcollation::regcollation, opcname, rngsubdiff
FROM pg_range JOIN pg_opclass o ON o.oid = rngsubopc WHERE rngtypid::regtype::text IN ('periodo', '"Letras"') ORDER BY 1::text;
SELECT typname, pg_get_userbyid(typowner) = current_user AS nuestro, typacl IS NULL AS abierto, has_type_privilege('regress_mover_rangos', oid, 'USAGE WITH GRANT OPTION') AS delega,
    obj_description(oid, 'pg_type') AS comentario
FROM pg_type WHERE typnamespace = 'public'::regnamespace AND typcategory <> 'A' AND typname <> 'turnos' ORDER BY 1;
SELECT oid::regprocedure AS funcion FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND proname IN ('periodo', 'periodos', 'Letras', 'Letras_multirange', 'dias', 'empieza') ORDER BY 1::text;
-- En la sucursal todo sigue en su lugar, para las tablas que quedan allí.
SELECT count(*) FROM pg_type WHERE typnamespace = 'suc0001'::regnamespace AND typtype IN ('r', 'm');
SELECT suc0001.periodo(1, 2), suc0001.periodos(suc0001.periodo(1, 2));
-- La segunda entidad usa el que ya está; si public tuviera otro distinto, se rechaza.
CREATE TABLE suc0001.licencias (p suc0001.periodos);
SELECT resultado, estrategia FROM nivel.ajustar('licencias', 1);
CREATE TYPE public.franja AS RANGE (subtype = int, multirange_type_name = public.franjas);
CREATE TYPE suc0001.franja AS RANGE (subtype = int, multirange_type_name = suc0001.mis_franjas);
CREATE TYPE suc0001.tramo AS RANGE (subtype = int, multirange_type_name = suc0001.franjas);
SET nivel.captura = off;
CREATE TYPE suc0001.ronda AS RANGE (subtype = int, multirange_type_name = public.rondas);
CREATE TABLE suc0001.horarios (f suc0001.franja);
CREATE TABLE suc0001.viajes (t suc0001.tramo);
CREATE TABLE suc0001.vueltas (r suc0001.ronda);
RESET nivel.captura;
SELECT p.detalle ->> 'sqlstate' AS sqlstate, p.mensaje, p.detalle ->> 'detalle' AS detalle, p.detalle ->> 'pista' AS pista
FROM (VALUES ('horarios'), ('viajes'), ('vueltas')) e (entidad), nivel.previsualizar(entidad, 1) p WHERE p.tipo = 'impedimento' ORDER BY entidad;
DROP TYPE suc0001.ronda CASCADE;
DROP OWNED BY regress_mover_rangos CASCADE;
DROP ROLE regress_mover_rangos;
-- Nada de public quedó atado a una sucursal, ni queda un esquema de paso.
SELECT a.identity, b.identity AS de FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) a, pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) b
WHERE a.identity ~ '\mpublic\.' AND b.identity ~ '\msuc[0-9]{4}'
UNION ALL SELECT 'esquema', nspname FROM pg_namespace WHERE nspname LIKE 'nivel\_%';
