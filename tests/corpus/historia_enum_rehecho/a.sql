-- El enum se hizo de nuevo: renombrar el viejo, crear otro, convertir la columna, borrar el viejo.
CREATE TYPE estado AS ENUM ('a', 'b');
CREATE TABLE t (id int, e estado DEFAULT 'a');
-- migración
ALTER TABLE t ALTER e DROP DEFAULT;
ALTER TYPE estado RENAME TO estado_viejo;
CREATE TYPE estado AS ENUM ('a', 'c');
ALTER TABLE t ALTER e TYPE estado USING e::text::estado;
ALTER TABLE t ALTER e SET DEFAULT 'a';
DROP TYPE estado_viejo;
