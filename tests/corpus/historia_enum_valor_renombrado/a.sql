-- Después de crear la tabla se renombró un valor de su enum.
CREATE TYPE estado AS ENUM ('alta', 'baja');
CREATE TABLE t (id int, e estado DEFAULT 'alta');
-- migración
ALTER TYPE estado RENAME VALUE 'alta' TO 'activo';
