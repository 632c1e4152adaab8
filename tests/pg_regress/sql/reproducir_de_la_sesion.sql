-- Lo que tomó algo de la sesión que lo ejecutó, o cambia un esquema entero, no se repite en otra.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE SCHEMA otro;
CREATE FUNCTION suc0001.f(int) RETURNS int LANGUAGE sql IMMUTABLE SET search_path FROM CURRENT RETURN $1;
CREATE TABLE suc0001.zonas (id int CHECK (suc0001.f(id) > 0));
SELECT resultado, estrategia FROM nivel.ajustar('zonas', 1);
CREATE TABLE otro.rutas (id int);
ALTER TABLE otro.rutas SET SCHEMA suc0001;
SELECT resultado, estrategia FROM nivel.ajustar('rutas', 1);
-- Los privilegios sobre todo el esquema no se repiten: se igualan los de la tabla.
CREATE ROLE reproducir_de_la_sesion;
CREATE TABLE suc0001.notas (id int);
GRANT SELECT ON ALL TABLES IN SCHEMA suc0001 TO reproducir_de_la_sesion;
CREATE TABLE public.ajena (id int);
SELECT resultado FROM nivel.ajustar('notas', 1);
SELECT has_table_privilege('reproducir_de_la_sesion', 'public.notas', 'SELECT') AS notas,
       has_table_privilege('reproducir_de_la_sesion', 'public.ajena', 'SELECT') AS ajena;
-- Las cadenas se leen como el estándar, diga lo que diga la sesión de quien ajusta.
CREATE TABLE suc0001.textos (id int, t text DEFAULT 'a\b' CHECK (t <> 'C:\x\'));
SET escape_string_warning = off;
SET standard_conforming_strings = off;
SELECT resultado FROM nivel.ajustar('textos', 1);
RESET standard_conforming_strings;
\d public.textos
DROP OWNED BY reproducir_de_la_sesion;
DROP ROLE reproducir_de_la_sesion;
