-- Rangos y multirrangos del propio servidor.
CREATE TABLE t (a int4range, b numrange, c tstzrange DEFAULT 'empty', d daterange, e int4multirange);
