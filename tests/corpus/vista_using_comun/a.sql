-- Una vista que une dos tablas con USING y NATURAL sobre columnas comunes.
CREATE TABLE t (id int, a int);
CREATE TABLE otra (id int, b int);
CREATE VIEW junta AS SELECT * FROM t LEFT JOIN otra USING (id);
CREATE VIEW natural_ AS SELECT * FROM t NATURAL JOIN otra;
