-- Varias tablas de Phinx en un esquema, y una sola para todos.
\set VERBOSITY terse
SET client_min_messages = warning;
SET nivel.captura = off;
CREATE FUNCTION hacer_phinxlog(nombre text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('CREATE TABLE %s (version bigint PRIMARY KEY, migration_name varchar(100), start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false)', nombre);
END $$;
CREATE FUNCTION migrar(esquema text, tabla text, version bigint, sentencia text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('search_path', quote_ident(esquema) || ',public', true);
    IF sentencia <> '' THEN EXECUTE sentencia; END IF;
    EXECUTE format('INSERT INTO %s VALUES ($1, $2, now(), now())', tabla) USING version, 'V' || version;
END $$;
RESET nivel.captura;
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
-- Una por complemento, como las hacen otros: cada versión va a la que se llama igual, y la que no está se hace.
SELECT hacer_phinxlog(s || '.' || t) FROM unnest('{suc0001,suc0002}'::text[]) s, unnest('{phinxlog,ventas_phinxlog}'::text[]) t \g /dev/null
SELECT hacer_phinxlog('public.phinxlog') \g /dev/null
SELECT migrar(s, s || '.ventas_phinxlog', 1, 'CREATE TABLE facturas (id int PRIMARY KEY)') FROM unnest('{suc0001,suc0002}'::text[]) s \g /dev/null
SELECT migrar(s, s || '.phinxlog', 2, 'ALTER TABLE facturas ADD total numeric') FROM unnest('{suc0001,suc0002}'::text[]) s \g /dev/null
SELECT esquema, phinxlog FROM nivel.sucursales ORDER BY 1;
SELECT nivel.configurar('facturas', 2) \g /dev/null
SELECT migraciones FROM nivel.ajustar('facturas', 1);
SELECT version FROM public.phinxlog;
SELECT version FROM public.ventas_phinxlog;
SELECT migraciones FROM nivel.ajustar('facturas', 2);
SELECT version FROM suc0002.phinxlog;
SELECT version FROM suc0002.ventas_phinxlog;

-- Una sola, en public, para todas: la misma fila vale para cada una, y la sucursal nueva la comparte.
DROP TABLE suc0001.phinxlog, suc0001.ventas_phinxlog, suc0002.phinxlog, suc0002.ventas_phinxlog, public.ventas_phinxlog;
SELECT migrar('suc0001', 'public.phinxlog', 3, 'CREATE TABLE suc0001.cobros (id int); CREATE TABLE suc0002.cobros (id int)') \g /dev/null
SELECT migrar('suc0001', 'public.phinxlog', 4, 'CREATE INDEX ON suc0001.cobros (id); CREATE INDEX ON suc0002.cobros (id)') \g /dev/null
SELECT esquema, phinxlog FROM nivel.sucursales ORDER BY 1;
SELECT esquema, esquema_tabla, version, sentencias FROM nivel.registro_phinx WHERE version > 2 ORDER BY id;
SELECT version, esquema, sentencias FROM nivel.migraciones('cobros') ORDER BY 1, 2;
SELECT nivel.configurar('cobros', 2) \g /dev/null
SELECT tipo, mensaje FROM nivel.previsualizar('cobros', 1);
SELECT migraciones FROM nivel.ajustar('cobros', 1);
SELECT migraciones FROM nivel.ajustar('cobros', 2);
SELECT version FROM public.phinxlog ORDER BY 1;
SELECT tipo, mensaje FROM nivel.previsualizar_alta('suc0003') WHERE mensaje ~ 'hinx';
SELECT migraciones FROM nivel.alta_sucursal('suc0003');
SELECT esquema, phinxlog FROM nivel.sucursales ORDER BY 1;
SELECT version FROM public.phinxlog ORDER BY 1;
SELECT schemaname, tablename FROM pg_tables WHERE tablename ~ 'phinxlog' AND schemaname <> 'nivel' ORDER BY 1, 2;
