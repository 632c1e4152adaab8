-- Una tabla particionada con serial, índice propio de una partición y privilegios distintos.
CREATE TABLE t (id serial, a int) PARTITION BY LIST (a);
CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1);
CREATE INDEX t_1_id ON t_1 (id);
GRANT SELECT ON t_1 TO {lectora};
COMMENT ON TABLE t_1 IS 'la primera';
