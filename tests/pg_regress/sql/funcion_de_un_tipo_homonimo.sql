-- Una función que se nombra por el tipo de su argumento, y public tiene los dos: la de public no se va con la de la sucursal.
\pset format unaligned
\pset tuples_only on
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001; CREATE SCHEMA suc0002;
CREATE FUNCTION public.en_las_dos(que text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE e text;
BEGIN
    FOREACH e IN ARRAY '{suc0001,suc0002}'::text[] LOOP PERFORM set_config('search_path', e, true); EXECUTE que; END LOOP;
END $$;
SELECT public.en_las_dos($$CREATE TYPE grado AS ENUM ('bajo', 'alto');
CREATE FUNCTION a_numero(grado) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT CASE $1 WHEN ''bajo'' THEN 1 ELSE 2 END';
CREATE CAST (grado AS int) WITH FUNCTION a_numero(grado) AS ASSIGNMENT;
CREATE TABLE t (g grado, n int GENERATED ALWAYS AS (g::int) STORED)$$);
SELECT nivel.configurar('t', 2);
SELECT resultado, estrategia FROM nivel.ajustar('t', 1);
-- Alguien más usa la de public, que se queda.
CREATE VIEW public.v AS SELECT public.a_numero('alto'::public.grado) AS n;
SELECT resultado, estrategia FROM nivel.ajustar('t', 2);
SELECT oid::regprocedure FROM pg_proc WHERE proname = 'a_numero' ORDER BY (oid::regprocedure)::text COLLATE "C";
SELECT castsource::regtype, castfunc::regprocedure FROM pg_cast WHERE castsource::regtype::text ~ 'grado' ORDER BY (castsource::regtype)::text COLLATE "C";
TABLE public.v;
SELECT resultado, estrategia FROM nivel.ajustar('t', 1);
SELECT resultado, estrategia FROM nivel.ajustar('t', 2);
SELECT * FROM nivel.deriva('t') WHERE clase <> 'no comparado';
