CREATE TABLE t (nombre text);
CREATE INDEX t_nombre ON t USING gist (nombre gist_trgm_ops);
