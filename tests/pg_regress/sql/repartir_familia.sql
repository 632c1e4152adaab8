-- Una tabla va a las sucursales con sus particiones y sus hijas, y vuelve con ellas.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001; CREATE SCHEMA suc0002;
CREATE TABLE public.ventas (id int, f date, PRIMARY KEY (id, f)) PARTITION BY RANGE (f);
CREATE TABLE public.ventas_2024 PARTITION OF public.ventas FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE public.ventas_resto PARTITION OF public.ventas DEFAULT PARTITION BY LIST (id);
CREATE TABLE public.ventas_resto_1 PARTITION OF public.ventas_resto FOR VALUES IN (1);
CREATE INDEX ON public.ventas (f);
CREATE TABLE public.base (id int PRIMARY KEY, a text);
CREATE TABLE public.base_hija (extra int) INHERITS (public.base);
SELECT nivel.configurar('ventas', 1), nivel.configurar('base', 1);
INSERT INTO public.ventas VALUES (1, '2030-01-01');
SELECT nivel.ajustar('ventas', 2);
\echo :SQLSTATE
TRUNCATE public.ventas;
SELECT resultado, copias_verificadas, copias_eliminadas FROM nivel.ajustar('ventas', 2);
SELECT resultado, copias_verificadas, copias_eliminadas FROM nivel.ajustar('base', 2);
SELECT i.inhparent::regclass, i.inhrelid::regclass, pg_get_expr(c.relpartbound, c.oid) FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE c.relkind IN ('r', 'p') ORDER BY i.inhparent::regclass::text, i.inhrelid::regclass::text;
SELECT esquema, objeto, diferencia FROM nivel.deriva('ventas') WHERE clase <> 'no comparado';
SELECT resultado FROM nivel.ajustar('ventas', 1);
SELECT resultado FROM nivel.ajustar('base', 1);
SELECT i.inhparent::regclass, i.inhrelid::regclass FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE c.relkind IN ('r', 'p') ORDER BY i.inhparent::regclass::text, i.inhrelid::regclass::text;
