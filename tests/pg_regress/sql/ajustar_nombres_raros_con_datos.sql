-- Los mensajes citan los nombres solo cuando hace falta.
\set SHOW_CONTEXT never
CREATE SCHEMA "Suc 1";
SELECT nivel.registrar_sucursal('Suc 1');
CREATE TABLE "Suc 1"."a""b" (id int);
INSERT INTO "Suc 1"."a""b" VALUES (1);
SELECT nivel.ajustar('a"b', 1);
\echo :SQLSTATE
CREATE TABLE "Suc 1".zonas (id int);
INSERT INTO "Suc 1".zonas VALUES (1), (2);
SELECT nivel.ajustar('zonas', 1);
