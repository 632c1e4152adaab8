-- cruda
-- up depositos
CREATE TABLE {s}.depositos (id serial PRIMARY KEY, nombre varchar(40) NOT NULL, direccion text);
-- down depositos
DROP TABLE {s}.depositos;
