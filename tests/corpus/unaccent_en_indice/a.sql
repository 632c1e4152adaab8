-- Un índice por una función de public que quita acentos.
CREATE TABLE t (nombre text);
CREATE INDEX t_nombre ON t (public.sin_acentos(nombre));
