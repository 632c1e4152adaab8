-- Lo que probó quien no conocía el código: después de cada ida y vuelta, cada phinxlog dice lo que hay, o se advierte.
\set VERBOSITY terse
SET client_min_messages = error;
\pset format unaligned
\pset tuples_only on
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
SET nivel.captura = off;
CREATE FUNCTION public.phinxlog_en(text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE format('CREATE TABLE %I.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100), start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false)', $1); END $$;
CREATE FUNCTION public.migrar(donde text, version bigint, sentencia text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('search_path', quote_ident(donde) || ', public', true);
    EXECUTE sentencia;
    EXECUTE format('INSERT INTO %I.phinxlog VALUES (%s, ''V%2$s'', now(), now())', donde, version);
END $$;
CREATE FUNCTION public.revertir(donde text, v bigint, sentencia text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('search_path', quote_ident(donde) || ', public', true);
    EXECUTE sentencia;
    EXECUTE format('DELETE FROM %I.phinxlog WHERE version = %s', donde, v);
END $$;
RESET nivel.captura;
SELECT phinxlog_en(s) FROM unnest(ARRAY['suc0001', 'suc0002', 'public']) s \g /dev/null
CREATE VIEW versiones AS SELECT 'public' AS s, version FROM public.phinxlog UNION ALL SELECT 'suc0001', version FROM suc0001.phinxlog UNION ALL SELECT 'suc0002', version FROM suc0002.phinxlog;
CREATE FUNCTION dicen(desde bigint) RETURNS text LANGUAGE sql AS $$ SELECT string_agg(s || ' ' || v, '; ' ORDER BY s) FROM (SELECT s, array_agg(version ORDER BY version)::text AS v FROM versiones WHERE version BETWEEN desde AND desde + 9 GROUP BY s) x $$;
CREATE FUNCTION avisos(e text, n int) RETURNS SETOF text LANGUAGE sql AS $$ SELECT mensaje FROM nivel.previsualizar(e, n) WHERE tipo IN ('advertencia', 'impedimento') $$;
SELECT nivel.configurar(e, 2) FROM unnest('{a,b,c,d,f,g,h,i,j,k}'::text[]) e \g /dev/null

\echo dos migraciones revertidas en public, y la primera corrida de nuevo
SELECT migrar(s, 10, 'CREATE TABLE a (id int)'), migrar(s, 11, 'ALTER TABLE a ADD x int') FROM unnest('{suc0001,suc0002}'::text[]) s \g /dev/null
SELECT migraciones FROM nivel.ajustar('a', 1);
SELECT revertir('public', 11, 'ALTER TABLE a DROP x'), revertir('public', 10, 'DROP TABLE a'), migrar('public', 10, 'CREATE TABLE a (id int)') \g /dev/null
SELECT avisos('a', 2);
SELECT migraciones FROM nivel.ajustar('a', 2);
SELECT dicen(10);

\echo una sucursal atrasada que tiene de lo suyo lo que la migración cambia: la corre
SELECT migrar(s, 20, 'CREATE TYPE eb AS ENUM (''x'')'), migrar(s, 21, 'CREATE TABLE b (id int, e eb)') FROM unnest('{suc0001,suc0002}'::text[]) s \g /dev/null
SELECT migrar('suc0001', 22, 'ALTER TYPE eb ADD VALUE ''y''') \g /dev/null
SELECT migraciones FROM nivel.ajustar('b', 1);
SELECT dicen(20);
SELECT migrar('suc0002', 22, 'ALTER TYPE eb ADD VALUE ''y''') \g /dev/null
SELECT resultado FROM nivel.ajustar('b', 2);

\echo una tabla que tomó el nombre de otra, que se fue
SELECT migrar(s, 30, 'CREATE TABLE c (id int)'), migrar(s, 31, 'CREATE TABLE c_nueva (id bigint); DROP TABLE c; ALTER TABLE c_nueva RENAME TO c') FROM unnest('{suc0001,suc0002}'::text[]) s \g /dev/null
SELECT migraciones FROM nivel.ajustar('c', 1);
SELECT dicen(30);

\echo lo que cambió o borró lo que ya no está, y una migración de la tabla hizo
SELECT migrar(s, 40, 'CREATE TABLE d (id int); CREATE TABLE d2 (id int)'), migrar(s, 41, 'ALTER TABLE d2 ADD x int'), migrar(s, 42, 'DROP TABLE d2'),
       migrar(s, 43, 'CREATE TYPE td AS ENUM (''x'')'), migrar(s, 44, 'ALTER TABLE d ADD t td'), migrar(s, 45, 'ALTER TABLE d DROP t; DROP TYPE td') FROM unnest('{suc0001,suc0002}'::text[]) s \g /dev/null
SELECT migraciones FROM nivel.ajustar('d', 1);
SELECT dicen(40);

\echo un enum hecho de nuevo
SELECT migrar(s, 50, 'CREATE TYPE tf AS ENUM (''x''); CREATE TABLE f (id int, t tf)'), migrar(s, 51, 'ALTER TYPE tf ADD VALUE ''y'''), migrar(s, 52, 'ALTER TYPE tf RENAME TO tf_vieja; CREATE TYPE tf AS ENUM (''x'', ''z''); ALTER TABLE f ALTER t TYPE tf USING t::text::tf; DROP TYPE tf_vieja') FROM unnest('{suc0001}'::text[]) s \g /dev/null
SELECT resultado FROM nivel.ajustar('f', 1);
SELECT dicen(50);

\echo revertida desde una sucursal, en la tabla compartida
SELECT migrar(s, 60, 'CREATE TABLE g (id int)'), migrar(s, 61, 'ALTER TABLE g ADD x int') FROM unnest('{suc0001,suc0002}'::text[]) s \g /dev/null
SELECT migraciones FROM nivel.ajustar('g', 1);
SELECT revertir('suc0001', 61, 'ALTER TABLE g DROP x') \g /dev/null
SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'bitácora';
SELECT migraciones FROM nivel.ajustar('g', 2);
SELECT dicen(60);

\echo corrida desde una sucursal en la tabla compartida, dada por corrida en las demás, y revertida en public
SELECT migrar(s, 70, 'CREATE TABLE h (id int)') FROM unnest('{suc0001,suc0002}'::text[]) s \g /dev/null
SELECT migraciones FROM nivel.ajustar('h', 1);
SELECT migrar('suc0001', 71, 'ALTER TABLE h ADD x int'), migrar('public', 71, 'SELECT'), migrar('suc0002', 71, 'SELECT') \g /dev/null
SELECT revertir('public', 71, 'ALTER TABLE h DROP x') \g /dev/null
SELECT migraciones FROM nivel.ajustar('h', 2);
SELECT dicen(70);

\echo una que se revirtió antes de irse: donde la tabla no está no queda pendiente, ni de ida ni de vuelta
SELECT migrar('suc0001', 80, 'CREATE TABLE i (id int)'), migrar('suc0002', 80, 'CREATE TABLE i (id int)'), migrar('suc0001', 81, 'ALTER TABLE i ADD x int'), revertir('suc0001', 81, 'ALTER TABLE i DROP x') \g /dev/null
SELECT migraciones FROM nivel.ajustar('i', 1);
SELECT dicen(80);
SELECT migraciones FROM nivel.ajustar('i', 2);
SELECT dicen(80);

\echo una que se revirtió sin deshacer nada, y las de filas: se dicen
SELECT migrar(s, 90, 'CREATE TYPE tj AS ENUM (''x''); CREATE TABLE j (id int, t tj)'), migrar(s, 91, 'ALTER TYPE tj ADD VALUE ''y''') FROM unnest('{suc0001,suc0002}'::text[]) s \g /dev/null
SELECT migrar(s, 92, 'UPDATE j SET id = id') FROM unnest('{suc0001,suc0002}'::text[]) s \g /dev/null
SELECT revertir(s, 91, 'SELECT') FROM unnest('{suc0001,suc0002}'::text[]) s \g /dev/null
SELECT avisos('j', 1);

\echo una sucursal dada de baja a la que le faltaba una
SELECT migrar(s, 100, 'CREATE TABLE k (id int)') FROM unnest('{suc0001,suc0002}'::text[]) s \g /dev/null
SELECT migrar('suc0001', 101, 'ALTER TABLE k ADD x int'), nivel.baja_sucursal('suc0002') \g /dev/null
SELECT migraciones FROM nivel.ajustar('k', 1);
SELECT dicen(100);
SELECT nivel.registrar_sucursal('suc0002') \g /dev/null

\echo dos cajas de una sucursal: lo que vino con la tabla se va de las dos
CREATE SCHEMA suc0001caja001; CREATE SCHEMA suc0001caja002;
SELECT phinxlog_en(s) FROM unnest(ARRAY['suc0001caja001', 'suc0001caja002']) s \g /dev/null
SELECT nivel.configurar('l', 2), migrar('suc0001', 110, 'CREATE TYPE tl AS ENUM (''x'')'), migrar('suc0001', 111, 'CREATE TABLE l (id int, t suc0001.tl)') \g /dev/null
SELECT migraciones FROM nivel.ajustar('l', 3);
SELECT migraciones FROM nivel.ajustar('l', 1);
SELECT 'suc0001caja001', array_agg(version ORDER BY version) FROM suc0001caja001.phinxlog WHERE version >= 110 UNION ALL SELECT 'suc0001caja002', array_agg(version ORDER BY version) FROM suc0001caja002.phinxlog WHERE version >= 110;

\echo la tabla de Phinx registrada que ya no está, y otra que nadie vio
CREATE TABLE public.registrada (LIKE public.phinxlog INCLUDING ALL);
SELECT nivel.registrar_phinxlog('suc0002', 'public.registrada') \g /dev/null
ALTER TABLE public.registrada RENAME TO otra;
SELECT detalle FROM nivel.diagnostico() WHERE control = 'phinxlog';
SELECT avisos('k', 2);
SELECT resultado FROM nivel.ajustar('k', 2);
DROP TABLE public.otra;
SELECT nivel.registrar_phinxlog('suc0002', NULL) \g /dev/null
