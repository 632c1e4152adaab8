-- Lo que la tabla compartida concede de más se queda, y la vista previa lo dice, con lo que lo quita.
\pset format unaligned
\pset tuples_only on
SET client_min_messages = warning;
SET nivel.captura = off;
CREATE ROLE regress_de_mas;
CREATE SCHEMA suc0001; CREATE SCHEMA suc0002;
CREATE TABLE public.t (a int, b int); CREATE TABLE suc0001.t (a int, b int); CREATE TABLE suc0002.t (a int, b int);
GRANT SELECT, UPDATE (b) ON public.t TO regress_de_mas;
GRANT INSERT ON public.t TO PUBLIC;
SELECT nivel.configurar('t', 2);
SELECT split_part(mensaje, ': ', 1), (SELECT string_agg(s, '; ' ORDER BY s) FROM jsonb_array_elements_text(detalle -> 'sentencias') s) FROM nivel.previsualizar('t', 1) WHERE tipo = 'advertencia';
SELECT (nivel.ajustar('t', 1)).resultado;
SELECT has_table_privilege('regress_de_mas', 'public.t', 'SELECT, INSERT'), has_column_privilege('regress_de_mas', 'public.t', 'b', 'UPDATE');
DROP OWNED BY regress_de_mas;
DROP ROLE regress_de_mas;
