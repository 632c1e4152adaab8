-- Una vista materializada sobre la tabla, con índice, comentario y privilegios.
CREATE TABLE t (a int, b text);
CREATE MATERIALIZED VIEW resumen AS SELECT a, count(*) AS n FROM t GROUP BY a;
CREATE UNIQUE INDEX resumen_a ON resumen (a);
COMMENT ON MATERIALIZED VIEW resumen IS 'resumen';
GRANT SELECT ON resumen TO {lectora};
