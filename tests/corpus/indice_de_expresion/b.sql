CREATE TABLE t (nombre text, alta date);
CREATE UNIQUE INDEX t_nombre ON t (lower(nombre));
CREATE INDEX t_mes ON t (date_part('year', alta), (nombre || 'x'));
