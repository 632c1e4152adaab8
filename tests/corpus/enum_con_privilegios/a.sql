-- Un enum con comentario y privilegios propios.
CREATE TYPE estado AS ENUM ('a', 'b');
COMMENT ON TYPE estado IS 'estados de t';
REVOKE USAGE ON TYPE estado FROM PUBLIC;
GRANT USAGE ON TYPE estado TO {lectora};
CREATE TABLE t (e estado);
