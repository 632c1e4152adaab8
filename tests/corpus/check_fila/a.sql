-- Un CHECK que compara filas: row(a, b) con row(1, 2).
CREATE TABLE t (a int, b int, CHECK (row(a, b) <> row(1, 2)));
