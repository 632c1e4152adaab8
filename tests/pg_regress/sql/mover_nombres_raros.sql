-- Esquema, tabla, columna e índice con comillas, puntos y mayúsculas: se mueven con sus nombres; también al conservar.
\pset format unaligned
CREATE SCHEMA "Mi.Suc ""1""";
SELECT nivel.registrar_sucursal('Mi.Suc "1"');
SET nivel.captura = off;
SET search_path = "Mi.Suc ""1""";
CREATE TABLE "Zonas.De ""Venta""" ("Id Ñ" serial PRIMARY KEY, "a.b" text DEFAULT 'Mi.Suc "1".x', CONSTRAINT "la regla" CHECK ("a.b" <> '"'));
CREATE INDEX "Índice ""1""" ON "Zonas.De ""Venta""" ("a.b");
CREATE TABLE "Otra'Tabla" ("Id" int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "b'c" text DEFAULT '$$');
RESET search_path;
RESET nivel.captura;
SELECT resultado, estrategia FROM nivel.ajustar('Zonas.De "Venta"', 1);
SELECT resultado, estrategia FROM nivel.ajustar('Otra''Tabla', 1, 'conservar');
SELECT relnamespace::regnamespace, relname FROM pg_class WHERE relnamespace IN ('public'::regnamespace, '"Mi.Suc ""1"""'::regnamespace) ORDER BY 1, 2;
INSERT INTO public."Zonas.De ""Venta""" DEFAULT VALUES RETURNING *;
-- Nada de public quedó atado a una sucursal, ni queda un esquema de paso.
SELECT a.identity, b.identity AS de FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) a, pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) b
WHERE d.deptype <> 'i' AND a.identity ~ '\mpublic\.' AND b.identity ~ '\msuc[0-9]{4}'
UNION ALL SELECT 'esquema', nspname FROM pg_namespace WHERE nspname LIKE 'nivel\_%';
