-- DDL that nobody records.
CREATE TEMP TABLE medida (a integer, b text);
DROP TABLE medida;
