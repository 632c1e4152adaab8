-- El nombre más largo que el servidor guarda: letras y también letras de dos bytes.
\pset format unaligned
\set SHOW_CONTEXT never
SELECT repeat('x', 63) AS letras, repeat('ñ', 31) || 'z' AS acentos \gset
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
CREATE TABLE suc0001.:"letras" (id serial PRIMARY KEY);
CREATE TABLE suc0002.:"letras" (id serial PRIMARY KEY);
CREATE TABLE suc0001.:"acentos" (id int);
SELECT resultado, copias_eliminadas FROM nivel.ajustar(:'letras', 1);
SELECT resultado, copias_eliminadas FROM nivel.ajustar(:'acentos', 1);
SELECT c.relname, octet_length(c.relname) FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' ORDER BY 1;
