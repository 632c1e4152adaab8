-- Una tabla que no acepta lo que se escribe, o lo acepta y guarda otra cosa: el ajuste se rechaza y no cambia nada en ningún lado.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE ROLE regress_vinculo_hostil;
CREATE SCHEMA suc0001;
CREATE TABLE suc0001."Año d'or; --" (id int);
CREATE TABLE suc0001.zonas (id int);
CREATE SCHEMA "Mi app" AUTHORIZATION regress_vinculo_hostil;
SET ROLE regress_vinculo_hostil;
CREATE TABLE "Mi app"."Los ""niveles""" ("la entidad'" char(40), "el ""nivel""" numeric(3));
INSERT INTO "Mi app"."Los ""niveles""" VALUES ('Año d''or; --', 2), ('zonas', 2);
RESET ROLE;
SELECT nivel.vincular_configuracion('"Mi app"."Los ""niveles"""', 'la entidad''', 'el "nivel"');
SELECT tabla, columna_entidad, columna_nivel, estado FROM nivel.vinculos;
-- Un disparador que lo deja como estaba, uno que no escribe, una regla, una restricción.
CREATE FUNCTION "Mi app".terca() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN OLD; END $$;
CREATE TRIGGER a BEFORE UPDATE ON "Mi app"."Los ""niveles""" FOR EACH ROW EXECUTE FUNCTION "Mi app".terca();
SELECT nivel.ajustar('Año d''or; --', 1);
\echo :SQLSTATE
CREATE OR REPLACE FUNCTION "Mi app".terca() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
\set VERBOSITY terse
UPDATE nivel.configuracion SET nivel = 1 WHERE entidad = 'Año d''or; --';
\echo :SQLSTATE
DROP TRIGGER a ON "Mi app"."Los ""niveles""";
CREATE RULE r AS ON UPDATE TO "Mi app"."Los ""niveles""" DO INSTEAD NOTHING;
SELECT nivel.ajustar('Año d''or; --', 1);
\echo :SQLSTATE
DROP RULE r ON "Mi app"."Los ""niveles""";
\set VERBOSITY default
ALTER TABLE "Mi app"."Los ""niveles""" ADD CONSTRAINT dos CHECK ("el ""nivel""" >= 2);
SELECT nivel.ajustar('Año d''or; --', 1);
\echo :SQLSTATE
ALTER TABLE "Mi app"."Los ""niveles""" DROP CONSTRAINT dos;
-- Un disparador diferido no puede esperar al final: correría como quien confirma.
CREATE CONSTRAINT TRIGGER tarde AFTER UPDATE ON "Mi app"."Los ""niveles""" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "Mi app".terca();
\set VERBOSITY terse
SELECT nivel.ajustar('Año d''or; --', 1);
\echo :SQLSTATE
DROP TRIGGER tarde ON "Mi app"."Los ""niveles""";
-- Una política que le esconde filas a su propio dueño.
ALTER TABLE "Mi app"."Los ""niveles""" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
SELECT nivel.ajustar('Año d''or; --', 1);
\echo :SQLSTATE
ALTER TABLE "Mi app"."Los ""niveles""" NO FORCE ROW LEVEL SECURITY;
-- Dos filas de lo mismo.
INSERT INTO "Mi app"."Los ""niveles""" VALUES ('Año d''or; --', 2);
SELECT nivel.ajustar('Año d''or; --', 1);
\echo :SQLSTATE
DELETE FROM "Mi app"."Los ""niveles""" WHERE ctid = (SELECT max(ctid) FROM "Mi app"."Los ""niveles""");
-- Lo que no es un nivel, desde la aplicación.
\set VERBOSITY default
UPDATE "Mi app"."Los ""niveles""" SET "el ""nivel""" = NULL WHERE "la entidad'" = 'zonas';
\echo :SQLSTATE
UPDATE "Mi app"."Los ""niveles""" SET "la entidad'" = NULL WHERE "la entidad'" = 'zonas';
\echo :SQLSTATE
SELECT nivel.exportar_configuracion();
SELECT * FROM "Mi app"."Los ""niveles""" ORDER BY 1;
SELECT to_regclass('public."Año d''or; --"');
-- Y sin estorbos, se ajusta; con RLS sin forzar, también.
SELECT resultado FROM nivel.ajustar('Año d''or; --', 1);
UPDATE "Mi app"."Los ""niveles""" SET "el ""nivel""" = 1 WHERE "la entidad'" = 'zonas';
SELECT * FROM "Mi app"."Los ""niveles""" ORDER BY 1;
SELECT nivel.exportar_configuracion();
SELECT entidad, resultado, sqlstate FROM nivel.intentos ORDER BY momento;
DROP SCHEMA "Mi app" CASCADE;
DROP ROLE regress_vinculo_hostil;
