-- Tablas de Phinx que no son la phinxlog del esquema: cuál lo rige se ve en lo que hacen sus migraciones, o se registra; allí se leen y se anotan las versiones.
\set VERBOSITY terse
SET client_min_messages = warning;
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
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
SELECT hacer_phinxlog('public.phinxlog'), hacer_phinxlog('public.phinxlog_suc0001'), hacer_phinxlog('public.phinxlog_suc0002') \g /dev/null
-- Antes de ver nada no se sabe.
SELECT esquema, phinxlog FROM nivel.sucursales ORDER BY 1;
SELECT migrar('suc0001', 'public.phinxlog_suc0001', 1, 'CREATE TABLE clientes (id int PRIMARY KEY)');
SELECT migrar('suc0001', 'public.phinxlog_suc0001', 2, 'ALTER TABLE clientes ADD nombre text');
SELECT migrar('suc0001', 'public.phinxlog_suc0001', 3, '');
SELECT migrar('suc0002', 'public.phinxlog_suc0002', 1, 'CREATE TABLE clientes (id int PRIMARY KEY)');
SELECT esquema, phinxlog FROM nivel.sucursales ORDER BY 1;
SELECT esquema, esquema_tabla, tabla, version, accion FROM nivel.registro_phinx ORDER BY id;
SELECT version, esquema, sentencias FROM nivel.migraciones('clientes') ORDER BY 1, 2;
SELECT nivel.configurar('clientes', 2);

-- A 1: quedan en la de public, y la sucursal atrasada tiene lo que no corrió.
SELECT tipo, mensaje FROM nivel.previsualizar('clientes', 1);
SELECT migraciones FROM nivel.ajustar('clientes', 1);
SELECT 'public' AS donde, version FROM public.phinxlog UNION ALL SELECT 'suc0001', version FROM public.phinxlog_suc0001
UNION ALL SELECT 'suc0002', version FROM public.phinxlog_suc0002 ORDER BY 1, 2;

-- Revertida en public, y de vuelta a 2.
BEGIN;
SET LOCAL search_path = public;
ALTER TABLE clientes DROP nombre;
DELETE FROM public.phinxlog WHERE version = 2;
COMMIT;
SELECT tipo, mensaje FROM nivel.previsualizar('clientes', 2);
SELECT migraciones FROM nivel.ajustar('clientes', 2);
SELECT 'public' AS donde, version FROM public.phinxlog UNION ALL SELECT 'suc0001', version FROM public.phinxlog_suc0001
UNION ALL SELECT 'suc0002', version FROM public.phinxlog_suc0002 ORDER BY 1, 2;

-- Una sucursal nueva recibe una que se llama como la de su modelo.
SELECT tipo, mensaje FROM nivel.previsualizar_alta('suc0003', referencia => 'suc0001');
SELECT migraciones FROM nivel.alta_sucursal('suc0003', referencia => 'suc0001');
SELECT esquema, phinxlog FROM nivel.sucursales ORDER BY 1;
SELECT version FROM public.phinxlog_suc0003 ORDER BY 1;

-- La registrada va antes que todo, y NULL la olvida.
SELECT nivel.registrar_phinxlog('suc0003', 'public.phinxlog_suc0001');
SELECT esquema, phinxlog FROM nivel.sucursales ORDER BY 1;
SELECT nivel.registrar_phinxlog('suc0003', NULL);
SELECT esquema, phinxlog FROM nivel.sucursales WHERE esquema = 'suc0003';
\set VERBOSITY default
SELECT nivel.registrar_phinxlog('otra', 'public.phinxlog');
SELECT nivel.registrar_phinxlog(NULL, 'public.phinxlog');
SELECT nivel.registrar_phinxlog('suc0003', 'suc0003.clientes');
SELECT nivel.registrar_phinxlog('suc0003', 1::oid::regclass);
UPDATE nivel.phinxlog_registrado SET tabla = 'x';
\set VERBOSITY terse
SELECT accion, resultado, sqlstate FROM nivel.historial WHERE accion = 'registrar_phinxlog' ORDER BY momento;

-- Cuando la de public no se sabe, la vista previa lo dice antes.
DROP TABLE public.phinxlog;
SELECT tipo, mensaje FROM nivel.previsualizar('clientes', 1);

-- De una historia anterior a la extensión nadie vio qué tabla la dice: se pide antes, y se puede decir.
CREATE SCHEMA suc0021;
SET nivel.captura = off;
CREATE TABLE public.phinxlog_suc0021 (version bigint PRIMARY KEY, migration_name varchar(100), start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false);
CREATE TABLE suc0021.antigua (id int);
INSERT INTO public.phinxlog_suc0021 VALUES (7, 'Antigua');
RESET nivel.captura;
SELECT nivel.configurar('antigua', 2) \g /dev/null
SELECT mensaje FROM nivel.previsualizar('antigua', 1) WHERE tipo = 'advertencia';
SELECT nivel.registrar_phinxlog('suc0021', 'public.phinxlog_suc0021') \g /dev/null
SELECT mensaje FROM nivel.previsualizar('antigua', 1) WHERE tipo = 'advertencia';
SELECT * FROM nivel.registrar_migracion(7, 'Antigua', 'CREATE TABLE antigua (id int)') \g /dev/null
SELECT mensaje FROM nivel.previsualizar('antigua', 1) WHERE tipo = 'advertencia';
