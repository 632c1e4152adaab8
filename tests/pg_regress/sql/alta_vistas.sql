-- Las vistas son las del modelo: sobre vistas, con opciones, valores por omisión, reglas, disparadores y comentarios; una materializada se puede leer si la del modelo se puede.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
SET search_path = suc0001;
CREATE TABLE zonas (id int PRIMARY KEY, nombre text);
CREATE TABLE registro (que text);
CREATE VIEW z3 AS SELECT id FROM zonas;
CREATE VIEW a1 (uno, dos) WITH (security_barrier = true, check_option = local) AS SELECT id, nombre FROM zonas WHERE id > 0;
CREATE VIEW b2 AS SELECT a1.uno, z3.id FROM a1 JOIN z3 ON z3.id = a1.uno;
ALTER VIEW a1 ALTER COLUMN dos SET DEFAULT 'sin nombre';
CREATE FUNCTION en_lugar() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO suc0001.registro VALUES (TG_OP); RETURN NULL; END $$;
CREATE TRIGGER en_lugar INSTEAD OF DELETE ON b2 FOR EACH ROW EXECUTE FUNCTION en_lugar();
CREATE RULE al_insertar AS ON INSERT TO b2 DO INSTEAD INSERT INTO zonas VALUES (NEW.uno, 'por regla');
COMMENT ON VIEW b2 IS 'la b2'; COMMENT ON RULE al_insertar ON b2 IS 'regla'; COMMENT ON TRIGGER en_lugar ON b2 IS 'disparador'; COMMENT ON COLUMN a1.dos IS 'columna';
CREATE MATERIALIZED VIEW m1 WITH (fillfactor = 70) AS SELECT count(*) AS n FROM zonas;
CREATE MATERIALIZED VIEW m2 AS SELECT n FROM m1 WITH NO DATA;
CREATE UNIQUE INDEX m1_n ON m1 (n);
COMMENT ON MATERIALIZED VIEW m1 IS 'cuenta'; COMMENT ON INDEX m1_n IS 'índice';
CREATE RECURSIVE VIEW r (n) AS VALUES (1) UNION ALL SELECT n + 1 FROM r WHERE n < 3;
INSERT INTO zonas VALUES (1, 'a');
REFRESH MATERIALIZED VIEW m1;
RESET search_path;
SELECT tablas, vistas FROM nivel.alta_sucursal('suc0002');
SET search_path = suc0002;
INSERT INTO a1 (uno) VALUES (5);
SELECT * FROM zonas;
INSERT INTO a1 VALUES (-1, 'no');
INSERT INTO b2 (uno) VALUES (6);
DELETE FROM b2;
SELECT * FROM registro;
SELECT * FROM b2 ORDER BY 1;
SELECT * FROM m1;
SELECT * FROM m2;
\echo :SQLSTATE
SELECT * FROM r;
SELECT relname, reloptions, relispopulated FROM pg_class WHERE relnamespace = 'suc0002'::regnamespace AND relkind IN ('v', 'm') ORDER BY 1;
SELECT objsubid, description FROM pg_description WHERE objoid IN (SELECT oid FROM pg_class WHERE relnamespace = 'suc0002'::regnamespace
    UNION SELECT oid FROM pg_rewrite WHERE ev_class = 'b2'::regclass UNION SELECT oid FROM pg_trigger WHERE tgrelid = 'b2'::regclass) ORDER BY 2;
