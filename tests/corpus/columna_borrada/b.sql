CREATE TABLE t (a int, d date, c text);
