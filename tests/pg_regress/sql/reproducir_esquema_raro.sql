-- Sucursales con mayúsculas, puntos, comillas o nombre de palabra reservada, nombradas de todas las formas en que se puede.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE SCHEMA "Suc.0001";
CREATE SCHEMA "select";
CREATE SCHEMA "d'""x";
SELECT nivel.registrar_sucursal(e) FROM unnest(ARRAY['Suc.0001', 'select', 'd''"x']) e;
CREATE TABLE "Suc.0001".uno (id int DEFAULT 1, "Suc.0001" text DEFAULT 'Suc.0001');
CREATE SEQUENCE "Suc.0001"."S.1";
ALTER TABLE "Suc.0001".uno ALTER id SET DEFAULT nextval('"Suc.0001"."S.1"'), ADD CHECK ("Suc.0001".uno."Suc.0001" <> 'x');
CREATE TABLE "select".dos (id int, "select" int CHECK ("select" > 0));
CREATE INDEX "select" ON "select".dos ("select") WHERE "select".dos."select" > 1;
CREATE TABLE "d'""x".tres (id int);
CREATE FUNCTION "d'""x".f(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT "d''"x".g($1) WHERE false; SELECT $1';
CREATE FUNCTION "d'""x".f(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1 + (SELECT count(*)::int FROM "d''""x".tres)';
ALTER TABLE "d'""x".tres ADD g int GENERATED ALWAYS AS ("d'""x".f(id)) STORED;
SELECT resultado FROM nivel.ajustar('uno', 1);
SELECT resultado FROM nivel.ajustar('dos', 1);
SELECT resultado FROM nivel.ajustar('tres', 1);
\d public.uno
\d public.dos
\d public.tres
SELECT prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace;
