-- conservar una familia: la de public se hace igual desde el catálogo, y las de las sucursales quedan bajo otro nombre.
\set SHOW_CONTEXT never
SET client_min_messages = error;
SET nivel.captura = off;
SELECT format($s$
CREATE SCHEMA %1$s;
SET search_path = %1$s, public;
CREATE TYPE estado AS ENUM ('a', 'b');
CREATE TABLE ventas (id bigserial, fecha date NOT NULL, e estado DEFAULT 'a', total numeric CONSTRAINT tope CHECK (total < 100)) PARTITION BY RANGE (fecha, lower(id::text));
CREATE TABLE ventas_2024 PARTITION OF ventas FOR VALUES FROM ('2024-01-01', MINVALUE) TO ('2025-01-01', MINVALUE) PARTITION BY LIST (e);
CREATE TABLE ventas_2024_a (total numeric, e estado, id bigint NOT NULL, fecha date NOT NULL, CONSTRAINT tope CHECK (total < 100)) WITH (fillfactor = 50);
CREATE INDEX el_suyo ON ventas_2024_a (total DESC);
CREATE INDEX por_total ON ventas (total DESC);
ALTER TABLE ventas_2024 ATTACH PARTITION ventas_2024_a FOR VALUES IN ('a');
CREATE TRIGGER t AFTER INSERT ON ventas FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
ALTER TABLE ONLY ventas_2024_a DISABLE TRIGGER t;
COMMENT ON TABLE ventas_2024_a IS 'la a';
RESET search_path;
$s$, e) FROM unnest('{suc0001,suc0002}'::text[]) e \gexec
RESET nivel.captura;
SELECT resultado, estrategia, copias_verificadas, copias_eliminadas FROM nivel.ajustar('ventas', 1, 'conservar');
SELECT n.nspname, c.relname, c.relkind, inhparent::regclass AS de, pg_get_expr(relpartbound, c.oid) AS limite, pg_get_partkeydef(c.oid) AS clave
FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace LEFT JOIN pg_inherits ON inhrelid = c.oid
WHERE (n.nspname = 'public' OR n.nspname ~ '^suc') AND c.relkind IN ('r', 'p') ORDER BY 1, 2;
SELECT c.oid::regclass AS indice, h.inhparent::regclass AS de, pg_get_indexdef(c.oid) FROM pg_class c LEFT JOIN pg_inherits h ON inhrelid = c.oid WHERE relkind IN ('i', 'I') AND relnamespace = 'public'::regnamespace ORDER BY c.oid::regclass::text;
SELECT tgrelid::regclass, tgname, tgenabled, tgparentid <> 0 AS heredado FROM pg_trigger WHERE tgname = 't' AND tgrelid::regclass::text !~ '^suc' ORDER BY tgrelid::regclass::text;
SELECT attname, attislocal, attinhcount FROM pg_attribute WHERE attrelid = 'public.ventas_2024_a'::regclass AND attnum > 0 ORDER BY attnum;
SELECT conname, conislocal, coninhcount FROM pg_constraint WHERE conrelid = 'public.ventas_2024_a'::regclass AND contype <> 'n';
SELECT obj_description('public.ventas_2024_a'::regclass), (SELECT reloptions FROM pg_class WHERE oid = 'public.ventas_2024_a'::regclass);
SELECT nspname FROM pg_namespace WHERE nspname LIKE 'nivel\_%';
