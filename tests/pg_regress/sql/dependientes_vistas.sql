-- Vistas comunes: siguen a la tabla compartida con sus columnas, dueño, derechos, comentarios y opciones.
\pset format unaligned
CREATE ROLE regress_dep_vistas;
CREATE ROLE regress_dep_vistas_l;
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
CREATE SCHEMA informes;
GRANT USAGE ON SCHEMA suc0002 TO regress_dep_vistas_l;
SET nivel.captura = off;
CREATE TABLE suc0001.zonas (id int PRIMARY KEY, nombre text, "Ñ o" int);
CREATE TABLE suc0002.zonas (id int PRIMARY KEY, nombre text, "Ñ o" int);
GRANT SELECT ON suc0001.zonas, suc0002.zonas TO regress_dep_vistas;
CREATE VIEW suc0002.v_alias ("Número", nombre) AS SELECT id, upper(nombre) FROM suc0002.zonas;
CREATE VIEW suc0002.v_opciones WITH (security_barrier = true, security_invoker = true, check_option = local) AS SELECT id, nombre FROM suc0002.zonas WHERE id > 0;
CREATE VIEW suc0002.v_cascada WITH (check_option = cascaded) AS SELECT * FROM suc0002.zonas WHERE id > 0;
CREATE VIEW informes.v_zonas AS SELECT z.*, count(*) OVER () AS total FROM suc0002.zonas z;
ALTER VIEW suc0002.v_alias OWNER TO regress_dep_vistas;
GRANT SELECT ON suc0002.v_alias TO regress_dep_vistas_l WITH GRANT OPTION;
GRANT SELECT ("Número"), UPDATE (nombre) ON suc0002.v_alias TO PUBLIC;
COMMENT ON VIEW suc0002.v_alias IS 'la vista';
COMMENT ON COLUMN suc0002.v_alias."Número" IS 'la columna';
ALTER VIEW suc0002.v_opciones ALTER nombre SET DEFAULT 'sin nombre';
RESET nivel.captura;
SELECT mensaje, detalle FROM nivel.previsualizar('zonas', 1) WHERE tipo = 'dependencia';
SELECT resultado, estrategia FROM nivel.ajustar('zonas', 1);
SELECT v.oid::regclass, pg_get_userbyid(relowner) = current_user AS nuestra, replace(relacl::text, 'xtm', 'xt') AS relacl, reloptions, obj_description(v.oid), col_description(v.oid, 1), regexp_replace(pg_get_viewdef(v.oid), '\m(zonas|z)\.', '', 'g') AS definicion
FROM pg_class v WHERE relkind = 'v' AND relnamespace IN ('suc0001'::regnamespace, 'suc0002'::regnamespace, 'informes'::regnamespace) ORDER BY v.oid;
SELECT attname, attacl FROM pg_attribute WHERE attrelid = 'suc0002.v_alias'::regclass AND attnum > 0;
INSERT INTO suc0002.v_opciones (id) VALUES (1);
INSERT INTO suc0002.v_cascada (id) VALUES (0);
SET ROLE regress_dep_vistas_l;
TABLE suc0002.v_alias;
RESET ROLE;
TABLE public.zonas;
DROP OWNED BY regress_dep_vistas, regress_dep_vistas_l CASCADE;
DROP ROLE regress_dep_vistas, regress_dep_vistas_l;
-- Nada de public quedó atado a una sucursal, ni queda un esquema de paso.
SELECT a.identity, b.identity AS de FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) a, pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) b
WHERE d.deptype <> 'i' AND a.identity ~ '\mpublic\.' AND b.identity ~ '\msuc[0-9]{4}'
UNION ALL SELECT 'esquema', nspname FROM pg_namespace WHERE nspname LIKE 'nivel\_%';
