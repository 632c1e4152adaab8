CREATE TABLE "select" ("from" int PRIMARY KEY, "a.b" text, "con""comillas" int, "user" text DEFAULT 'y');
CREATE INDEX "where" ON "select" ("a.b", "con""comillas");
CREATE VIEW "order" AS SELECT "from", "a.b" FROM "select";
