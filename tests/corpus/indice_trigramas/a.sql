-- Un índice de trigramas, con pg_trgm en public.
CREATE TABLE t (nombre text);
CREATE INDEX t_nombre ON t USING gin (nombre gin_trgm_ops);
