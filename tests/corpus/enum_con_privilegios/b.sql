CREATE TYPE estado AS ENUM ('a', 'b');
COMMENT ON TYPE estado IS 'otra cosa';
REVOKE USAGE ON TYPE estado FROM PUBLIC;
GRANT USAGE ON TYPE estado TO {lectora};
CREATE TABLE t (e estado);
