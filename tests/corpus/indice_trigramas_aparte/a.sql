-- Un índice de trigramas, con pg_trgm en un esquema de extensiones.
CREATE TABLE t (nombre text);
CREATE INDEX t_nombre ON t USING gist (nombre extensions.gist_trgm_ops (siglen = 32));
