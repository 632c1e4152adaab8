-- Comentarios en todo lo que puede tenerlos, con comillas y renglones.
CREATE TABLE t (id serial CONSTRAINT clave PRIMARY KEY, a int CONSTRAINT positivo CHECK (a > 0));
COMMENT ON TABLE t IS 'la tabla
de dos renglones';
COMMENT ON COLUMN t.a IS 'columna ''a''';
COMMENT ON CONSTRAINT positivo ON t IS 'mayor que cero';
COMMENT ON INDEX clave IS 'el índice';
COMMENT ON SEQUENCE t_id_seq IS 'los números';
