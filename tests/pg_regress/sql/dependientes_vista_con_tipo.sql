-- Una columna de un tipo de la sucursal: la vista, y las que la leen, se hacen de nuevo con el tipo de public y todo lo suyo.
\pset format unaligned
CREATE ROLE regress_dep_vct;
CREATE ROLE regress_dep_vct_l;
CREATE SCHEMA suc0001;
SET nivel.captura = off;
CREATE TYPE suc0001.tipo AS ENUM ('a', 'b');
CREATE TABLE suc0001.zonas (id int PRIMARY KEY, t suc0001.tipo, nombre text);
GRANT SELECT ON suc0001.zonas TO regress_dep_vct;
CREATE FUNCTION suc0001.nada() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE VIEW suc0001.v1 (codigo, tipo) WITH (security_barrier = true) AS SELECT id, t FROM suc0001.zonas WHERE t = 'a'::suc0001.tipo;
CREATE VIEW suc0001.v2 AS SELECT codigo AS id, tipo, 'b'::suc0001.tipo AS otro FROM suc0001.v1;
CREATE VIEW suc0001.v0 AS SELECT nombre FROM suc0001.zonas;
GRANT USAGE ON SCHEMA suc0001 TO regress_dep_vct;
ALTER VIEW suc0001.v1 OWNER TO regress_dep_vct;
GRANT SELECT ON suc0001.v2 TO regress_dep_vct_l WITH GRANT OPTION;
GRANT UPDATE (id) ON suc0001.v2 TO regress_dep_vct_l;
REVOKE DELETE ON suc0001.v2 FROM CURRENT_USER;
ALTER VIEW suc0001.v2 ALTER tipo SET DEFAULT 'a';
CREATE TRIGGER nada INSTEAD OF UPDATE ON suc0001.v2 FOR EACH ROW EXECUTE FUNCTION suc0001.nada();
CREATE RULE nada AS ON INSERT TO suc0001.v2 DO INSTEAD NOTHING;
COMMENT ON VIEW suc0001.v2 IS 'la vista'; COMMENT ON COLUMN suc0001.v2.tipo IS 'la columna';
COMMENT ON TRIGGER nada ON suc0001.v2 IS 'el disparador'; COMMENT ON RULE nada ON suc0001.v2 IS 'la regla';
RESET nivel.captura;
CREATE TEMP VIEW cosas AS
SELECT v.oid::regclass::text AS vista, regexp_replace(pg_get_viewdef(v.oid), '\mpublic\.|\msuc0001\.', '', 'g') AS def, pg_get_userbyid(relowner) AS duenio, relacl::text AS acl, reloptions, obj_description(v.oid) AS com,
    (SELECT string_agg(concat_ws(' ', attname, attacl, col_description(attrelid, attnum), replace(pg_get_expr(adbin, adrelid), 'suc0001.', '')), '; ' ORDER BY attnum) FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum WHERE attrelid = v.oid AND attnum > 0) AS columnas,
    (SELECT string_agg(concat_ws(' ', tgname, tgenabled, obj_description(g.oid, 'pg_trigger')), '; ') FROM pg_trigger g WHERE tgrelid = v.oid) AS disparadores,
    (SELECT string_agg(concat_ws(' ', rulename, ev_enabled, obj_description(w.oid, 'pg_rewrite')), '; ' ORDER BY rulename) FROM pg_rewrite w WHERE ev_class = v.oid) AS reglas
FROM pg_class v WHERE v.relkind = 'v' AND relnamespace = 'suc0001'::regnamespace;
CREATE TEMP TABLE antes AS SELECT * FROM cosas;
SELECT resultado, estrategia FROM nivel.ajustar('zonas', 1);
SELECT vista, columnas, disparadores, reglas FROM cosas ORDER BY 1;
SELECT * FROM ((TABLE antes EXCEPT TABLE cosas) UNION ALL (TABLE cosas EXCEPT TABLE antes)) x ORDER BY vista;
SELECT attrelid::regclass, attname, atttypid::regtype FROM pg_attribute WHERE attrelid IN ('suc0001.v1'::regclass, 'suc0001.v2'::regclass) AND attnum > 0 ORDER BY 1, attnum;
INSERT INTO public.zonas VALUES (1, 'a');
TABLE suc0001.v2;
DROP OWNED BY regress_dep_vct, regress_dep_vct_l CASCADE;
DROP ROLE regress_dep_vct, regress_dep_vct_l;
-- Nada de public quedó atado a una sucursal, ni queda un esquema de paso.
SELECT a.identity, b.identity AS de FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) a, pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) b
WHERE d.deptype <> 'i' AND a.identity ~ '\mpublic\.' AND b.identity ~ '\msuc[0-9]{4}'
UNION ALL SELECT 'esquema', nspname FROM pg_namespace WHERE nspname LIKE 'nivel\_%';
