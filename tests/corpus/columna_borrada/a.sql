-- Columnas que se borraron dejan huecos en la tabla.
CREATE TABLE t (a int, b int, c text);
ALTER TABLE t DROP COLUMN b, ADD COLUMN d date;
