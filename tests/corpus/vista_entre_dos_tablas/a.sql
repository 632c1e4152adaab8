-- Una vista que une la tabla con otra que se queda.
CREATE TABLE t (id int PRIMARY KEY, nombre text);
CREATE TABLE otra (id int, t int REFERENCES t);
CREATE VIEW junta AS SELECT o.id, t.nombre FROM otra o LEFT JOIN t ON t.id = o.t;
