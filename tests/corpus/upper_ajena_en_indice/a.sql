-- Un índice por upper(nombre), y public tiene otra función upper(text).
CREATE TABLE t (nombre text);
CREATE INDEX t_nombre ON t (upper(nombre));
