-- De nivel 1 a 2, y de 2 a 3: por ajustar, por configurar y con el nivel que no se permite.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001; CREATE SCHEMA suc0001caja001;
CREATE TABLE public.zonas (id int);
SELECT nivel.configurar('zonas', 1, '{1,2}');
SELECT nivel.ajustar('zonas', 3);
\echo :SQLSTATE
SELECT resultado FROM nivel.ajustar('zonas', 2);
SELECT nivel.configurar('zonas', 3);
SELECT n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relname = 'zonas';
SELECT entidad, nivel, niveles_permitidos FROM nivel.configuracion ORDER BY entidad;
