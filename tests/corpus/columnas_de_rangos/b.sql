CREATE TABLE t (a int4range, b int8range, c tstzrange DEFAULT 'empty', d daterange, e int4multirange);
