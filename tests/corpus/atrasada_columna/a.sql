-- A public le falta la última migración de las sucursales, que agrega columnas y un índice.
-- en public: 1
CREATE TABLE t (id serial PRIMARY KEY, nombre text);
-- migración
ALTER TABLE t ADD cuit varchar(13), ALTER nombre SET NOT NULL;
CREATE INDEX t_cuit ON t (cuit);
