-- up sedes
CREATE TABLE sedes (id serial PRIMARY KEY, tipo tipo_sede NOT NULL DEFAULT 'propia', nombre varchar(40));
-- down sedes
DROP TABLE sedes;
