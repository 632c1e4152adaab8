-- El tráfico de Phinx enviado por psql (una sentencia por mensaje) deja las mismas versiones.
\pset format unaligned
\getenv pruebas PG_ABS_SRCDIR
\set demo :pruebas/../../ejemplos/demo/phinx
\set ECHO none
\set QUIET on
SET client_min_messages = warning;
\i :demo/suc0001/session.sql
\i :demo/public/session.sql
RESET search_path;
\pset tuples_only off
\set ECHO all
SELECT esquema, version, nombre, accion, sentencias FROM nivel.registro_phinx ORDER BY id;
SELECT entidad, exacta, sentencia FROM nivel.bitacora WHERE migracion = 20240820094500 ORDER BY id;
