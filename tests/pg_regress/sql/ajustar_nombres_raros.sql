-- Entidades con espacios, acentos, comillas, mayúsculas, puntos y palabras reservadas se ajustan como las demás.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
CREATE TABLE suc0001."Año nuevo" (id serial PRIMARY KEY, "Día" date, CONSTRAINT "ck ñ" CHECK ("Día" > '2000-01-01'));
CREATE INDEX "ix Día" ON suc0001."Año nuevo" ("Día");
CREATE TABLE suc0002."Año nuevo" (id serial PRIMARY KEY, "Día" date, CONSTRAINT "ck ñ" CHECK ("Día" > '2000-01-01'));
CREATE INDEX "ix Día" ON suc0002."Año nuevo" ("Día");
CREATE TABLE suc0001."a""b" (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY);
CREATE TABLE suc0002."a""b" (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY);
CREATE TABLE suc0001."d'emisión; DROP TABLE x" (id int);
CREATE TABLE suc0001."ConMayúsculas" (id int);
CREATE TABLE suc0001."con.punto" (id int);
CREATE TABLE suc0001."select" (id int, "from" text);
SELECT n, a.resultado, a.entidad = n AS igual, a.copias_eliminadas
FROM unnest(ARRAY['Año nuevo', 'a"b', 'd''emisión; DROP TABLE x', 'ConMayúsculas', 'con.punto', 'select']) AS n,
     nivel.ajustar(n, 1) a;
SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind = 'r' AND n.nspname ~ '^(public|suc)' ORDER BY c.relname COLLATE "C";
\d public."Año nuevo"
