-- Una tabla particionada con bitácora: se reproduce su historia y la de sus particiones, en orden.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
SELECT format($s$
CREATE TABLE %1$s.ventas (id bigserial, fecha date NOT NULL, total numeric CONSTRAINT ventas_total CHECK (total >= 0), PRIMARY KEY (id, fecha)) PARTITION BY RANGE (fecha);
CREATE TABLE %1$s.ventas_2023 PARTITION OF %1$s.ventas FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
CREATE TABLE %1$s.ventas_2024 PARTITION OF %1$s.ventas (total DEFAULT 1) FOR VALUES FROM ('2024-01-01') TO ('2025-01-01') PARTITION BY HASH (id);
CREATE TABLE %1$s."ventas de 2024" PARTITION OF %1$s.ventas_2024 FOR VALUES WITH (MODULUS 1, REMAINDER 0);
CREATE INDEX ventas_fecha ON %1$s.ventas (fecha);
ALTER TABLE %1$s.ventas_2023 ALTER total SET DEFAULT 9;
CREATE INDEX solo_2023 ON %1$s.ventas_2023 (total);
COMMENT ON TABLE %1$s.ventas_2023 IS 'viejas';
$s$, e) FROM unnest('{suc0001,suc0002}'::text[]) e \gexec
SELECT entidad, etiqueta, efecto FROM nivel.bitacora WHERE esquema = 'suc0001' ORDER BY id;
SELECT tipo, mensaje, detalle ->> 'estrategia' AS estrategia FROM nivel.previsualizar('ventas', 1) ORDER BY orden;
SELECT resultado, estrategia, copias_verificadas, copias_eliminadas FROM nivel.ajustar('ventas', 1);
SELECT inhrelid::regclass AS tabla, inhparent::regclass AS de, pg_get_expr(relpartbound, c.oid) AS limite FROM pg_inherits JOIN pg_class c ON c.oid = inhrelid WHERE relkind IN ('r', 'p') ORDER BY 1::text;
SELECT indrelid::regclass AS tabla, indexrelid::regclass AS indice, indisvalid FROM pg_index WHERE indrelid::regclass::text ~ 'ventas' ORDER BY 1::text, 2::text;
SELECT n.nspname, relname FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE nspname ~ '^suc';
INSERT INTO public.ventas (fecha, total) VALUES ('2023-05-01', 3), ('2024-05-01', 4);
SELECT tableoid::regclass, id, total FROM public.ventas ORDER BY 2;
SELECT entidad, esquema, etiqueta, efecto FROM nivel.bitacora WHERE esquema = 'public' OR efecto = 'elimina' ORDER BY id;
