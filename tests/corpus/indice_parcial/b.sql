CREATE TABLE t (a int, b boolean DEFAULT true);
CREATE UNIQUE INDEX t_a_si ON t (a) WHERE NOT b;
