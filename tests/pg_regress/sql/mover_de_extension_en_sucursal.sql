-- Lo que la sucursal tiene por una extensión no se copia: se rechaza nombrándolo, y la pista dice cómo llevar la extensión.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE EXTENSION citext SCHEMA suc0001;
SET nivel.captura = off;
CREATE TABLE suc0001.correos (id int, c suc0001.citext);
CREATE INDEX correos_c ON suc0001.correos (c);
CREATE TABLE suc0001.palabras (p text CHECK (p::suc0001.citext OPERATOR(suc0001.<>) 'x'::suc0001.citext));
RESET nivel.captura;
SELECT nivel.ajustar('correos', 1);
\echo :SQLSTATE
SELECT nivel.ajustar('palabras', 1);
\echo :SQLSTATE
ALTER EXTENSION citext SET SCHEMA public;
SELECT entidad, (nivel.ajustar(entidad, 1)).estrategia FROM (VALUES ('correos'), ('palabras')) e (entidad);
INSERT INTO public.correos VALUES (1, 'Uno') RETURNING c = 'UNO';
