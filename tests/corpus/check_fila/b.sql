CREATE TABLE t (a int, b int, CHECK (row(a, b) <> row(1, 2)));
