-- Las vistas de las sucursales siguen a su copia; una de public no tiene cuál leer.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001; CREATE SCHEMA suc0002; CREATE SCHEMA suc0001caja001;
CREATE TABLE public.zonas (id int PRIMARY KEY, nombre text);
CREATE VIEW suc0001.zonas_a AS SELECT id, nombre FROM public.zonas WHERE nombre ~ '^a';
CREATE VIEW suc0001.primeras AS SELECT min(id) AS id FROM suc0001.zonas_a;
CREATE VIEW suc0002.zonas_a AS SELECT * FROM public.zonas;
CREATE VIEW suc0001caja001.zonas_b AS SELECT id FROM public.zonas;
CREATE VIEW public.todas AS SELECT * FROM public.zonas;
SELECT nivel.configurar('zonas', 1);
SELECT nivel.ajustar('zonas', 2);
\echo :SQLSTATE
DROP VIEW public.todas;
SELECT tipo, mensaje FROM nivel.previsualizar('zonas', 2);
SELECT resultado FROM nivel.ajustar('zonas', 2);
-- from 16 on the server does not qualify the columns of one table alone
SELECT schemaname, viewname, regexp_replace(definition, '\m(zonas|zonas_a)\.', '', 'g') AS definition FROM pg_views WHERE schemaname ~ '^suc' ORDER BY 1, 2;
-- Una vista materializada no se redefine.
CREATE MATERIALIZED VIEW suc0001.guardada AS SELECT * FROM suc0001.zonas;
SELECT nivel.ajustar('zonas', 3);
\echo :SQLSTATE
