-- La tabla compartida, con filas, está atrás: se le agregan la partición y la columna que le faltan, y conserva las filas.
\set SHOW_CONTEXT never
CREATE TABLE public.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100), start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false);
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.phinxlog (LIKE public.phinxlog INCLUDING ALL);
CREATE FUNCTION pg_temp.migrar(esquema text, version bigint, sentencias text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE replace(sentencias, '@', esquema);
    EXECUTE format('INSERT INTO %I.phinxlog VALUES (%s, %L, now(), now(), false)', esquema, version, 'm' || version);
END $$;
SELECT pg_temp.migrar(e, 20240101000000, 'CREATE TABLE @.ventas (id int, fecha date) PARTITION BY RANGE (fecha);
    CREATE TABLE @.ventas_2023 PARTITION OF @.ventas FOR VALUES FROM (''2023-01-01'') TO (''2024-01-01'')') FROM unnest('{public,suc0001}'::text[]) e;
INSERT INTO public.ventas VALUES (1, '2023-02-02');
SELECT pg_temp.migrar('suc0001', 20250101000000, 'CREATE TABLE @.ventas_2024 PARTITION OF @.ventas FOR VALUES FROM (''2024-01-01'') TO (''2025-01-01'');
    ALTER TABLE @.ventas ADD COLUMN nota text');
SELECT tipo, mensaje, detalle ->> 'sentencias' FROM nivel.previsualizar('ventas', 1) WHERE tipo IN ('estructura', 'impedimento');
SELECT resultado, estrategia FROM nivel.ajustar('ventas', 1);
SELECT tableoid::regclass, * FROM public.ventas;
SELECT version FROM public.phinxlog ORDER BY 1;
SELECT inhrelid::regclass FROM pg_inherits WHERE inhparent = 'public.ventas'::regclass ORDER BY 1;
