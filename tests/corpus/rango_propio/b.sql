CREATE FUNCTION minutos(time, time) RETURNS float8 LANGUAGE sql IMMUTABLE STRICT AS 'SELECT extract(epoch FROM $1 - $2)::float8 / 30';
CREATE TYPE horario AS RANGE (subtype = time, subtype_diff = minutos);
CREATE TABLE t (abre horario, EXCLUDE USING gist (abre WITH &&));
