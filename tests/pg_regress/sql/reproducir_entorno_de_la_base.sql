-- Una sentencia registrada se lee como la base lee (ALTER DATABASE), que es como se leyó, y no como la sesión de quien ajusta.
\pset format unaligned
CREATE SCHEMA suc0001;
SELECT current_database() AS base \gset
ALTER DATABASE :"base" SET array_nulls = off;
\c -
CREATE TABLE suc0001.listas (id int, n text[] DEFAULT '{a,NULL}');
SET array_nulls = on;
SELECT resultado, estrategia FROM nivel.ajustar('listas', 1);
INSERT INTO public.listas VALUES (1) RETURNING n[2] IS NULL AS nulo, n[2];
ALTER DATABASE :"base" RESET array_nulls;
\c -
CREATE TABLE suc0001.otras (id int, n text[] DEFAULT '{a,NULL}', c boolean CHECK (c = NULL));
SET array_nulls = off;
SET transform_null_equals = on;
SELECT resultado, estrategia FROM nivel.ajustar('otras', 1);
INSERT INTO public.otras VALUES (1) RETURNING n[2] IS NULL AS nulo, n[2];
SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = 'public.otras'::regclass;
