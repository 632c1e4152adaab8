-- Un nivel_administrador que no es superusuario, ni dueño de nada, ajusta; y sigue sin poder tocar las tablas.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE ROLE regress_ajustar_admin IN ROLE nivel_administrador;
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int);
SET ROLE regress_ajustar_admin;
SELECT tipo, mensaje FROM nivel.previsualizar('zonas', 1);
SELECT resultado, copias_eliminadas FROM nivel.ajustar('zonas', 1);
SELECT current_user, current_setting('search_path');
INSERT INTO public.zonas VALUES (1);
RESET ROLE;
SELECT pg_get_userbyid(relowner) = current_user AS del_dueno_de_la_copia FROM pg_class WHERE oid = 'public.zonas'::regclass;
DROP ROLE regress_ajustar_admin;
