-- Una limpieza que no existe: NV002 y nada cambia.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int);
SELECT nivel.ajustar('zonas', 1, 'borrar');
\echo :SQLSTATE
SELECT nivel.ajustar('zonas', 1, '');
\echo :SQLSTATE
SELECT nivel.ajustar('zonas', 1, 'ELIMINAR');
\echo :SQLSTATE
SELECT to_regclass('public.zonas'), to_regclass('suc0001.zonas');
