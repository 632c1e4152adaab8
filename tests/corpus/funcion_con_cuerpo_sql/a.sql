-- Una función con cuerpo SQL estándar (BEGIN ATOMIC) que lee la tabla.
CREATE TABLE t (a int, b text);
CREATE FUNCTION total() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT sum(a) FROM t; END;
