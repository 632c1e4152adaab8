-- Una vista en public con el nombre de la entidad: NV004, no se pisa.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int);
CREATE VIEW public.zonas AS SELECT 1 AS id;
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
