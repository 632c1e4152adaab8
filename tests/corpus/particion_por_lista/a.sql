-- Particiones por lista, una con valor nulo y otra con sus propios valores por omisión.
CREATE TABLE t (zona text, a int DEFAULT 1) PARTITION BY LIST (zona);
CREATE TABLE t_norte PARTITION OF t FOR VALUES IN ('n', NULL);
CREATE TABLE t_sur PARTITION OF t (a DEFAULT 7, CHECK (a > 0)) FOR VALUES IN ('s');
