-- Sin bitácora: una familia (particiones, tablas hijas) se muda entera, con los nombres y los dueños de todo lo suyo.
\set SHOW_CONTEXT never
SET client_min_messages = error;
CREATE ROLE regress_familia_m;
CREATE TABLE public.base (auditado boolean DEFAULT false);
CREATE TABLE public.comunes (id int PRIMARY KEY);
SET nivel.captura = off;
SELECT format($s$
CREATE SCHEMA %1$s;
SET search_path = %1$s, public;
CREATE TABLE ventas (id bigserial, fecha date NOT NULL, zona int REFERENCES public.comunes, PRIMARY KEY (id, fecha)) PARTITION BY RANGE (fecha);
CREATE TABLE ventas_2023 PARTITION OF ventas FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
CREATE TABLE ventas_resto PARTITION OF ventas DEFAULT PARTITION BY HASH (id);
CREATE TABLE ventas_resto_0 PARTITION OF ventas_resto FOR VALUES WITH (MODULUS 1, REMAINDER 0);
CREATE STATISTICS ventas_e ON id, zona FROM ventas_2023;
ALTER TABLE ventas_2023 OWNER TO regress_familia_m;
CREATE TABLE papeles (id serial PRIMARY KEY, titulo text DEFAULT 'x' CHECK (titulo <> '')) INHERITS (public.base);
CREATE TABLE contratos (vence date, numero int GENERATED ALWAYS AS IDENTITY) INHERITS (papeles);
ALTER TABLE contratos ALTER titulo DROP DEFAULT;
CREATE TABLE contratos_viejos () INHERITS (contratos);
RESET search_path;
$s$, e) FROM unnest('{suc0001,suc0002}'::text[]) e \gexec
RESET nivel.captura;
SELECT tipo, mensaje FROM nivel.previsualizar('ventas', 1) ORDER BY orden;
SELECT resultado, estrategia, copias_verificadas, copias_eliminadas FROM nivel.ajustar('ventas', 1);
SELECT resultado, estrategia, copias_verificadas, copias_eliminadas FROM nivel.ajustar('papeles', 1);
SELECT c.oid::regclass AS tabla, relkind, relowner = 'regress_familia_m'::regrole AS suya, inhparent::regclass AS de, pg_get_expr(relpartbound, c.oid) AS limite
FROM pg_class c LEFT JOIN pg_inherits ON inhrelid = c.oid WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') ORDER BY relname;
SELECT conname, conrelid::regclass, conislocal, coninhcount FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'n' ORDER BY conname, conrelid::regclass::text;
SELECT relname, relkind FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('S', 'i', 'I') ORDER BY 1;
SELECT stxnamespace::regnamespace, stxname FROM pg_statistic_ext;
SELECT n.nspname, relname FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE nspname ~ '^suc';
INSERT INTO public.ventas (fecha) VALUES ('2023-01-01'), ('2030-01-01');
INSERT INTO public.contratos_viejos (id, titulo, numero) VALUES (1, 't', 1);
SELECT tableoid::regclass, id FROM public.ventas ORDER BY id;
SELECT tableoid::regclass, auditado FROM public.base;
SELECT esquema, entidad, efecto FROM nivel.bitacora ORDER BY id;
DROP OWNED BY regress_familia_m;
DROP ROLE regress_familia_m;
