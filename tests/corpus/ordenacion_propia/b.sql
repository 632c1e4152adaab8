CREATE COLLATION orden (provider = libc, locale = 'C');
CREATE TABLE t (a text COLLATE orden, b text);
CREATE INDEX t_b ON t (b);
