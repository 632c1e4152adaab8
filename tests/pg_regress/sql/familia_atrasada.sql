-- A una sucursal le falta la migración que agregó una partición, o una hija: está atrasada, no rota.
\set SHOW_CONTEXT never
CREATE FUNCTION pg_temp.migrar(esquema text, version bigint, sentencias text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE replace(sentencias, '@', esquema);
    EXECUTE format('INSERT INTO %I.phinxlog VALUES (%s, %L, now(), now(), false)', esquema, version, 'm' || version);
END $$;
SELECT format('CREATE SCHEMA %1$s; CREATE TABLE %1$s.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100), start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false)', e)
FROM unnest('{suc0001,suc0002}'::text[]) e \gexec
SELECT pg_temp.migrar(e, 20240101000000, 'CREATE TABLE @.ventas (id int, anio int) PARTITION BY LIST (anio);
    CREATE TABLE @.ventas_2023 PARTITION OF @.ventas FOR VALUES IN (2023); CREATE TABLE @.papeles (id int)') FROM unnest('{suc0001,suc0002}'::text[]) e;
SELECT pg_temp.migrar('suc0001', 20250101000000, 'CREATE TABLE @.ventas_2024 PARTITION OF @.ventas FOR VALUES IN (2024);
    CREATE TABLE @.contratos (vence date) INHERITS (@.papeles)');
SELECT pg_temp.migrar('suc0001', 20250601000000, 'CREATE INDEX por_id ON @.ventas_2023 (id)');
SELECT esquema, objeto, clase, diferencia, referencia FROM nivel.deriva('ventas') WHERE clase <> 'no comparado';
SELECT esquema, objeto, clase, diferencia, referencia FROM nivel.deriva('papeles') WHERE clase <> 'no comparado';
SELECT tipo, mensaje FROM nivel.previsualizar('ventas', 1) WHERE tipo IN ('advertencia', 'impedimento');
SELECT resultado, estrategia, migraciones FROM nivel.ajustar('ventas', 1);
SELECT resultado, estrategia, migraciones FROM nivel.ajustar('papeles', 1);
SELECT version FROM public.phinxlog ORDER BY 1;
SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') ORDER BY 1;
