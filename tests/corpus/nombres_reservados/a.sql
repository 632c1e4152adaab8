-- Palabras reservadas, comillas y puntos dentro de los nombres.
-- entidad: select
CREATE TABLE "select" ("from" int PRIMARY KEY, "a.b" text, "con""comillas" int, "user" text DEFAULT 'x');
CREATE INDEX "where" ON "select" ("a.b", "con""comillas");
CREATE VIEW "order" AS SELECT "from", "a.b" FROM "select";
