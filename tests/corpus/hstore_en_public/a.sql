-- Una columna hstore, de public, con índice gin y un CHECK con sus operadores.
CREATE TABLE t (id int, datos public.hstore DEFAULT '', CHECK (datos ? 'tipo'), UNIQUE (datos));
CREATE INDEX t_datos ON t USING gin (datos);
