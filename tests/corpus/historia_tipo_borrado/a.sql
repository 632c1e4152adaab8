-- Una columna fue de un enum que ya no existe.
CREATE TYPE estado AS ENUM ('a', 'b');
CREATE TABLE t (a int, e estado);
-- migración
ALTER TABLE t ALTER e TYPE text;
DROP TYPE estado;
