-- Un CHECK con una lista de filas.
CREATE TABLE t (a int, b int, CHECK ((a, b) IN ((1, 2), (3, 4))));
