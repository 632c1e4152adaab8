CREATE TABLE t (id int, tipo varchar(8) NOT NULL, CONSTRAINT tipo_permitido CHECK (tipo NOT IN ('x', 'y', 'w')));
