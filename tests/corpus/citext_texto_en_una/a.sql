-- En una sucursal la columna es citext y en la otra text: las expresiones se escriben igual.
CREATE TABLE t (id int, m public.citext, UNIQUE (m));
CREATE INDEX t_m ON t (id) WHERE m = 'abc';
