-- Almacenamiento, compresión y estadísticas de columnas.
CREATE TABLE t (a text COMPRESSION pglz, b text, c int);
ALTER TABLE t ALTER a SET STORAGE EXTERNAL, ALTER c SET STATISTICS 500, ALTER c SET (n_distinct = -0.5, n_distinct_inherited = 7);
