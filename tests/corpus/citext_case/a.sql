-- Una columna generada con CASE sobre citext, que no distingue mayúsculas.
CREATE TABLE t (m public.citext, g text GENERATED ALWAYS AS (CASE m WHEN 'abc' THEN 'igual' ELSE 'otro' END) STORED);
