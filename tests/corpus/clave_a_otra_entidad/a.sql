-- Dos entidades, la segunda apunta a la primera.
-- entidad: rubros
-- entidad: articulos
CREATE TABLE rubros (id serial PRIMARY KEY, nombre text UNIQUE);
CREATE TABLE articulos (id serial PRIMARY KEY, rubro int NOT NULL REFERENCES rubros, por_nombre text REFERENCES rubros (nombre));
