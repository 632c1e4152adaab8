-- CASE, NULLIF, IN, IS DISTINCT FROM y filas, sobre tipos comunes.
CREATE TABLE t (a int, b text, c int GENERATED ALWAYS AS (CASE a WHEN 1 THEN 10 WHEN 2 THEN 20 END) STORED, CHECK (NULLIF(b, 'x') IS DISTINCT FROM 'y'), CHECK ((a, b) > (0, 'a')), CHECK (a IN (1, 2, 3)));
