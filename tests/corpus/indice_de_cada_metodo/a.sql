-- Índices hash, gin, gist, brin y spgist con sus opciones.
CREATE TABLE t (a int, b jsonb, c tsvector, d point, e text);
CREATE INDEX t_a_hash ON t USING hash (a);
CREATE INDEX t_b ON t USING gin (b jsonb_path_ops) WITH (fastupdate = off);
CREATE INDEX t_c ON t USING gist (c);
CREATE INDEX t_d ON t USING spgist (d);
CREATE INDEX t_a_brin ON t USING brin (a) WITH (pages_per_range = 32);
