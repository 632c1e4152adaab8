-- up articulos
CREATE TABLE {s}.articulos (id serial PRIMARY KEY, codigo codigo_articulo NOT NULL, nombre text);
CREATE UNIQUE INDEX uq_articulos_codigo ON {s}.articulos (codigo);
-- down articulos
DROP TABLE {s}.articulos;
