CREATE TABLE t (id int, m text, UNIQUE (m));
CREATE INDEX t_m ON t (id) WHERE m = 'abc';
