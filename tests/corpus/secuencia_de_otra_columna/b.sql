CREATE TABLE t (a int, b int);
CREATE SEQUENCE contador AS smallint OWNED BY t.a;
ALTER TABLE t ALTER b SET DEFAULT nextval('contador') * 3;
