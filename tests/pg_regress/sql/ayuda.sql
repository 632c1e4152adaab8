-- nivel.ayuda: every public function and view, in few words, with an example that runs; nothing internal.
SELECT * FROM nivel.ayuda();
\pset format unaligned
\echo sin fila, sin ejemplo, sin tema o dos veces
SELECT p.oid::regprocedure FROM pg_proc p
WHERE p.pronamespace = 'nivel'::regnamespace AND p.proname !~ '^_'
  AND NOT EXISTS (SELECT FROM nivel.ayuda() a WHERE a.ejemplo ~ ('nivel\.' || p.proname || '\(')
                  AND a.para_que = split_part(obj_description(p.oid, 'pg_proc'), E'\n', 1) AND a.tema <> 'otras');
SELECT c.oid::regclass FROM pg_class c
WHERE c.relnamespace = 'nivel'::regnamespace AND c.relkind = 'v' AND c.relname !~ '^_'
  AND NOT EXISTS (SELECT FROM nivel.ayuda() a WHERE a.ejemplo ~ (' nivel\.' || c.relname || ';') AND a.tema <> 'otras');
SELECT a.ejemplo FROM nivel.ayuda() a WHERE a.ejemplo ~ 'nivel\._' OR a.ejemplo !~ ';$' OR a.para_que = '' OR length(a.para_que) > 35;
SELECT a.ejemplo FROM nivel.ayuda() a GROUP BY 1 HAVING count(*) > 1;
\echo una función nueva sin comentario aparece igual, al final
BEGIN;
CREATE FUNCTION nivel.nueva() RETURNS int LANGUAGE sql AS 'SELECT 1';
SELECT a.* FROM nivel.ayuda() a OFFSET (SELECT count(*) - 1 FROM nivel.ayuda());
ROLLBACK;
\echo los comentarios se leen como una página: sin renglones largos, y dicen quién puede
SELECT p.oid::regprocedure FROM pg_proc p
WHERE p.pronamespace = 'nivel'::regnamespace AND p.proname !~ '^_'
  AND (obj_description(p.oid, 'pg_proc') !~ E'\nQuién: ' OR obj_description(p.oid, 'pg_proc') !~ E'\nEjemplo: '
       OR EXISTS (SELECT FROM string_to_table(obj_description(p.oid, 'pg_proc'), E'\n') r WHERE length(r) > 110));

\echo cada ejemplo se ejecuta de verdad, uno tras otro, y se deshace al final
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100), start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false);
CREATE SCHEMA suc0002;
CREATE SCHEMA suc0001caja001;
CREATE SCHEMA central;
CREATE TABLE suc0001.clientes (id int PRIMARY KEY);
CREATE TABLE suc0002.clientes (id int PRIMARY KEY);
CREATE TABLE suc0001.pedidos (id int PRIMARY KEY);
CREATE TABLE suc0002.pedidos (id int PRIMARY KEY);
SELECT nivel.configurar('clientes', 2), nivel.configurar('pedidos', 2);
CREATE TABLE public.niveles (entidad text, nivel int);
CREATE TABLE public.sistema (niveles jsonb);
INSERT INTO public.sistema VALUES ('{"pedidos":[2]}');
SELECT nivel.registrar_manifiesto('tienda', '{"formato":1,"epicas":[],"esquemas":[{"nombre":"central"}]}');
SET client_min_messages = warning;
CREATE PROCEDURE probar() LANGUAGE plpgsql AS $$
DECLARE
    fila record;
    -- what has to be so before the example
    antes jsonb := '{"SELECT nivel.importar_configuracion(''{\"clientes\":[2]}'');": "SELECT nivel.configurar(''clientes'', 2)",
                     "SELECT nivel.desvincular_configuracion(''niveles''::regclass);": "SELECT nivel.vincular_configuracion(''niveles'', ''entidad'', ''nivel'')",
                     "SELECT nivel.desvincular_configuracion(''public.sistema'');": "SELECT nivel.vincular_configuracion_json(''sistema'', ''niveles'')",
                     "SELECT tipo, mensaje FROM nivel.previsualizar_completar(''suc0004'');": "SELECT nivel.alta_sucursal(''suc0004'')",
                     "SELECT mensaje, tablas FROM nivel.completar_sucursal(''suc0004'');": "SELECT nivel.alta_sucursal(''suc0004'')"}';
    fallo text;
BEGIN
    FOR fila IN SELECT a.ejemplo FROM nivel.ayuda() a LOOP
        fallo := NULL;
        BEGIN
            IF antes ? fila.ejemplo THEN
                EXECUTE antes ->> fila.ejemplo;
            END IF;
            EXECUTE fila.ejemplo;
            RAISE EXCEPTION USING ERRCODE = 'UZ000';
        EXCEPTION
            WHEN SQLSTATE 'UZ000' THEN NULL;
            WHEN OTHERS THEN fallo := SQLSTATE || ' ' || SQLERRM;
        END;
        IF fallo IS NOT NULL THEN
            RAISE WARNING '% -> %', fila.ejemplo, fallo;
        END IF;
    END LOOP;
END
$$;
CALL probar();
-- the one that must stand alone
SELECT length(nivel.sellar_auditoria());

\echo la ayuda es para todos
CREATE ROLE ayuda_nadie;
SET ROLE ayuda_nadie;
SELECT count(*) > 0 AS hay FROM nivel.ayuda();
RESET ROLE;
DROP ROLE ayuda_nadie;
