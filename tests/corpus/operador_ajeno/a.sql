-- public tiene un operador + entre textos de alguien; la tabla usa los del servidor.
CREATE TABLE t (a int, b int CHECK (b + a > 0), c int GENERATED ALWAYS AS (a + b) STORED);
