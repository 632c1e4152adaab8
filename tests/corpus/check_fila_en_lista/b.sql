CREATE TABLE t (a int, b int, CHECK ((a, b) IN ((1, 2), (3, 5))));
