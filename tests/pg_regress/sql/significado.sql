-- Dos textos que se imprimen igual y llaman a otros operadores no son lo mismo: se ve, y lo que se hace significa lo que significaba.
\pset format unaligned
\pset tuples_only on
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE EXTENSION citext SCHEMA public;
CREATE SCHEMA extensiones;
CREATE EXTENSION hstore SCHEMA extensiones;
SET search_path = public, extensiones;
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.marcas (m citext DEFAULT 'x', otra citext, h extensiones.hstore, CHECK (m IS DISTINCT FROM 'mala'), CHECK (m IN ('abc', 'def', 'x')), CHECK (nullif(m, 'z') IS NOT NULL),
    igual text GENERATED ALWAYS AS (CASE m WHEN 'abc' THEN 'igual' ELSE 'otro' END) STORED, claves boolean GENERATED ALWAYS AS (h IS NOT DISTINCT FROM 'a=>1') STORED);
CREATE INDEX solo_abc ON suc0001.marcas (otra) WHERE m IN ('abc');
CREATE VIEW suc0001.juntas AS SELECT m, a.otra FROM suc0001.marcas a JOIN suc0001.marcas b USING (m);
SELECT nivel.configurar('marcas', 2);
SELECT count(*) > 0 FROM nivel.alta_sucursal('suc0002');
CREATE FUNCTION public.probar(esquema text) RETURNS TABLE (igual text, claves boolean, mira bigint, rechaza boolean) LANGUAGE plpgsql AS $$
DECLARE rechaza boolean := false;
BEGIN
    EXECUTE format('INSERT INTO %I.marcas (m, h) VALUES (''ABC'', ''a=>1''), (''abc'', ''a=>1'')', esquema);
    BEGIN
        EXECUTE format('INSERT INTO %I.marcas (m) VALUES (''MALA'')', esquema);
    EXCEPTION WHEN check_violation THEN rechaza := true;
    END;
    RETURN QUERY EXECUTE format('SELECT min(igual), bool_and(claves), (SELECT count(*) FROM %I.juntas), %L::boolean FROM %1$I.marcas', esquema, rechaza);
    EXECUTE format('TRUNCATE %I.marcas', esquema);
END $$;
SELECT e, p.* FROM unnest('{suc0001,suc0002}'::text[]) e CROSS JOIN LATERAL public.probar(e) p;
SELECT * FROM nivel.deriva('marcas') WHERE clase <> 'no comparado';
SELECT resultado, estrategia FROM nivel.ajustar('marcas', 1, limpieza => 'conservar');
SELECT resultado, estrategia FROM nivel.ajustar('marcas', 2);
SELECT e, p.* FROM unnest('{suc0001,suc0002}'::text[]) e CROSS JOIN LATERAL public.probar(e) p;
-- Hecha a mano por otro camino, se imprime igual y es otra.
CREATE SCHEMA suc0003;
CREATE TABLE suc0001.tres (m citext, igual text GENERATED ALWAYS AS (CASE m WHEN 'abc'::citext THEN 'igual' ELSE 'otro' END) STORED);
SET search_path = suc0003, pg_catalog;
CREATE TABLE suc0003.tres (m public.citext, igual text GENERATED ALWAYS AS (CASE m WHEN 'abc'::public.citext THEN 'igual' ELSE 'otro' END) STORED);
RESET search_path;
SELECT objeto, clase, diferencia, aqui, referencia FROM nivel.deriva('tres', 'suc0001');
SELECT nivel.ajustar('tres', 1);
