-- Estadísticas extendidas de varias clases, con comentario y objetivo.
CREATE TABLE t (a int, b int, c text);
CREATE STATISTICS t_ab (ndistinct, dependencies) ON a, b FROM t;
CREATE STATISTICS t_c ON lower(c), (a + b) FROM t;
ALTER STATISTICS t_ab SET STATISTICS 77;
COMMENT ON STATISTICS t_c IS 'de expresiones';
