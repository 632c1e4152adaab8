-- Tipos y operadores de extensiones que viven en su propio esquema.
CREATE TABLE t (id int, datos extensions.hstore, rama extensions.ltree, CHECK (rama OPERATOR(extensions.~) 'a.*'::extensions.lquery));
CREATE INDEX t_datos ON t USING gin (datos extensions.gin_hstore_ops);
