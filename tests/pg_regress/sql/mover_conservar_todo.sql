-- conservar con una tabla de todas las clases: la de public es igual, cosa por cosa, a la conservada.
SET client_min_messages = error;
CREATE ROLE regress_mover_ct;
CREATE SCHEMA suc0001;
SET nivel.captura = off;
SET search_path = suc0001, public;
CREATE TABLE zonas (id int, "De Más" text COLLATE "C" DEFAULT 'a''b' NOT NULL, b varchar(10)[] , r int4range, g int GENERATED ALWAYS AS (id * 2) STORED,
    CONSTRAINT zonas_pk PRIMARY KEY (id) DEFERRABLE INITIALLY DEFERRED, CONSTRAINT zonas_u UNIQUE NULLS NOT DISTINCT (id, b), CONSTRAINT zonas_x EXCLUDE USING gist (r WITH &&) WHERE (id > 0),
    CONSTRAINT zonas_c CHECK (id > 0) NO INHERIT) WITH (fillfactor = 50, toast.autovacuum_enabled = false);
ALTER TABLE zonas ADD CONSTRAINT zonas_nv CHECK (id < 1000) NOT VALID;
CREATE UNIQUE INDEX zonas_i ON zonas (lower("De Más") text_pattern_ops DESC NULLS LAST, b) INCLUDE (r) WITH (fillfactor = 80) WHERE id > 3;
CREATE UNIQUE INDEX zonas_r ON zonas (id);
ALTER TABLE zonas REPLICA IDENTITY FULL;
ALTER TABLE zonas CLUSTER ON zonas_r;
ALTER TABLE zonas ALTER "De Más" SET STORAGE EXTERNAL, ALTER b SET STATISTICS 77, ALTER b SET COMPRESSION pglz, ALTER id SET (n_distinct = 5);
CREATE TRIGGER t1 BEFORE UPDATE OF b ON zonas FOR EACH ROW WHEN (OLD.b IS DISTINCT FROM NEW.b) EXECUTE FUNCTION suppress_redundant_updates_trigger();
ALTER TABLE zonas DISABLE TRIGGER t1;
CREATE POLICY p1 ON zonas AS RESTRICTIVE FOR UPDATE TO regress_mover_ct USING (id > 1) WITH CHECK (id > 2);
ALTER TABLE zonas ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE RULE nada AS ON DELETE TO zonas DO INSTEAD NOTHING;
CREATE STATISTICS z_e (mcv, ndistinct) ON id, b FROM zonas;
COMMENT ON TRIGGER t1 ON zonas IS 'disparador'; COMMENT ON POLICY p1 ON zonas IS 'política'; COMMENT ON RULE nada ON zonas IS 'regla';
COMMENT ON STATISTICS z_e IS 'estadística'; COMMENT ON CONSTRAINT zonas_pk ON zonas IS 'clave'; COMMENT ON INDEX zonas_i IS 'índice'; COMMENT ON COLUMN zonas.b IS 'columna';
GRANT SELECT ON zonas TO PUBLIC; GRANT INSERT ON zonas TO regress_mover_ct WITH GRANT OPTION; GRANT UPDATE ("De Más") ON zonas TO regress_mover_ct; REVOKE DELETE ON zonas FROM CURRENT_USER;
CREATE PUBLICATION regress_ct FOR TABLE zonas (id, b) WHERE (id > 5);
RESET search_path;
RESET nivel.captura;
SELECT resultado, estrategia, copias_verificadas, copias_eliminadas FROM nivel.ajustar('zonas', 1, 'conservar');
CREATE TEMP VIEW cosas AS
SELECT s.esquema, x.clase, x.nombre, replace(replace(x.texto, 'zonas__nivel2', 'zonas'), s.esquema || '.', '') AS texto
FROM (VALUES ('public', 'public.zonas'::regclass), ('suc0001', 'suc0001.zonas__nivel2')) s (esquema, oid) CROSS JOIN LATERAL (
    SELECT 'tabla' AS clase, '' AS nombre, concat_ws('|', c.relpersistence, c.reloptions, c.relrowsecurity, c.relforcerowsecurity, c.relreplident, c.relacl,
        (SELECT t.reloptions FROM pg_class t WHERE t.oid = c.reltoastrelid)) AS texto FROM pg_class c WHERE c.oid = s.oid
    UNION ALL SELECT 'columna', attname, concat_ws('|', attnum, format_type(atttypid, atttypmod), attcollation, attnotnull, attgenerated, attstorage, attcompression, attstattarget, (SELECT string_agg(o::text, ' ') FROM pg_options_to_table(attoptions) o WHERE o.option_name <> 'pg_attver'), attacl, pg_get_expr(adbin, adrelid), col_description(attrelid, attnum))
        FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum WHERE attrelid = s.oid AND attnum > 0
    UNION ALL SELECT 'restricción', conname, concat_ws('|', pg_get_constraintdef(k.oid), obj_description(k.oid, 'pg_constraint')) FROM pg_constraint k WHERE conrelid = s.oid AND contype <> 'n'
    UNION ALL SELECT 'índice', relname, concat_ws('|', pg_get_indexdef(indexrelid), indisclustered, indisreplident, reloptions, obj_description(indexrelid, 'pg_class')) FROM pg_index JOIN pg_class i ON i.oid = indexrelid WHERE indrelid = s.oid
    UNION ALL SELECT 'disparador', tgname, concat_ws('|', pg_get_triggerdef(g.oid), tgenabled, obj_description(g.oid, 'pg_trigger')) FROM pg_trigger g WHERE tgrelid = s.oid AND NOT tgisinternal
    UNION ALL SELECT 'política', polname, concat_ws('|', polcmd, polpermissive, polroles::regrole[], pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid), obj_description(p.oid, 'pg_policy')) FROM pg_policy p WHERE polrelid = s.oid
    UNION ALL SELECT 'regla', rulename, concat_ws('|', pg_get_ruledef(w.oid), ev_enabled, obj_description(w.oid, 'pg_rewrite')) FROM pg_rewrite w WHERE ev_class = s.oid
    UNION ALL SELECT 'estadística', stxname, concat_ws('|', stxkeys, stxkind, obj_description(e.oid, 'pg_statistic_ext')) FROM pg_statistic_ext e WHERE stxrelid = s.oid
    UNION ALL SELECT 'publicación', pubname, concat_ws('|', prattrs, pg_get_expr(prqual, prrelid)) FROM pg_publication_rel JOIN pg_publication q ON q.oid = prpubid WHERE prrelid = s.oid) x;
SELECT esquema, clase, count(*) FROM cosas GROUP BY 1, 2 ORDER BY 2, 1;
SELECT * FROM (SELECT clase, nombre, texto FROM cosas WHERE esquema = 'public' EXCEPT SELECT clase, nombre, texto FROM cosas WHERE esquema = 'suc0001') x ORDER BY 1, 2;
SELECT * FROM (SELECT clase, nombre, texto FROM cosas WHERE esquema = 'suc0001' EXCEPT SELECT clase, nombre, texto FROM cosas WHERE esquema = 'public') x ORDER BY 1, 2;
DROP OWNED BY regress_mover_ct;
DROP ROLE regress_mover_ct;
-- Nada de public quedó atado a una sucursal, ni queda un esquema de paso.
SELECT a.identity, b.identity AS de FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) a, pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) b
WHERE d.deptype <> 'i' AND a.identity ~ '\mpublic\.' AND b.identity ~ '\msuc[0-9]{4}'
UNION ALL SELECT 'esquema', nspname FROM pg_namespace WHERE nspname LIKE 'nivel\_%';
