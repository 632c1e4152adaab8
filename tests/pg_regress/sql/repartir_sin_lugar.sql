-- Sin ningún esquema activo de ese nivel no hay adónde ir: la entidad se quedaría sin tabla.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE TABLE public.zonas (id int);
SELECT nivel.configurar('zonas', 1);
SELECT nivel.ajustar('zonas', 3);
\echo :SQLSTATE
SELECT nivel.baja_sucursal('suc0001');
SELECT nivel.ajustar('zonas', 2);
\echo :SQLSTATE
SELECT entidad, nivel FROM nivel.configuracion;
SELECT to_regclass('public.zonas'), to_regclass('suc0001.zonas');
