-- "$user" en el search_path registrado es el rol que escribió la sentencia; una tabla temporal de quien ajusta no estorba.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE ROLE reproducir_usuario;
GRANT CREATE ON SCHEMA public TO reproducir_usuario;
CREATE SCHEMA reproducir_usuario AUTHORIZATION reproducir_usuario;
SELECT nivel.registrar_sucursal('reproducir_usuario');
SET ROLE reproducir_usuario;
SHOW search_path;
CREATE TABLE zonas (id int);
ALTER TABLE zonas ADD b text;
CREATE INDEX ON zonas (b);
CREATE TABLE rutas (id int);
ALTER TABLE rutas ADD b text;
RESET ROLE;
SELECT resultado FROM nivel.ajustar('zonas', 1);
\d public.zonas
CREATE TEMP TABLE rutas (otra int);
SELECT resultado FROM nivel.ajustar('rutas', 1);
\d public.rutas
\d pg_temp.rutas
DROP OWNED BY reproducir_usuario CASCADE;
DROP ROLE reproducir_usuario;
