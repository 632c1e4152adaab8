-- Comillas, mayúsculas, espacios, acentos y 63 bytes.
\set SHOW_CONTEXT never
CREATE SCHEMA "Suc «1»"; CREATE SCHEMA "o'tra"; CREATE SCHEMA suc0001;
SELECT nivel.registrar_sucursal('Suc «1»'), nivel.registrar_sucursal('o''tra');
CREATE TABLE public."Año ""nuevo""" ("Id" int PRIMARY KEY, "or" int REFERENCES public."Año ""nuevo""", "ñ'" text DEFAULT 'public.x');
CREATE INDEX "índice; DROP" ON public."Año ""nuevo""" ("ñ'");
COMMENT ON CONSTRAINT "Año ""nuevo""_or_fkey" ON public."Año ""nuevo""" IS 'it''s';
SELECT nivel.configurar('Año "nuevo"', 1);
SELECT resultado FROM nivel.ajustar('Año "nuevo"', 2);
SELECT n.nspname, c.relname, c.relkind FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relname ~ 'Año|índice' ORDER BY 1, 2;
SELECT conrelid::regclass, pg_get_constraintdef(oid), obj_description(oid) FROM pg_constraint WHERE contype = 'f' ORDER BY conrelid::regclass::text;
SELECT resultado FROM nivel.ajustar('Año "nuevo"', 1);
CREATE TABLE public.a23456789012345678901234567890123456789012345678901234567890123 (id serial PRIMARY KEY);
SELECT nivel.configurar('a23456789012345678901234567890123456789012345678901234567890123', 1);
SELECT nivel.ajustar('a23456789012345678901234567890123456789012345678901234567890123', 2, 'conservar');
\echo :SQLSTATE
SELECT resultado FROM nivel.ajustar('a23456789012345678901234567890123456789012345678901234567890123', 2);
SELECT count(*) FROM pg_class WHERE relname = 'a23456789012345678901234567890123456789012345678901234567890123';
