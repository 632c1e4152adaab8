-- Two tables that need each other: neither can be moved first.

-- @ empleados y sectores
CREATE TABLE sectores (id serial PRIMARY KEY, nombre varchar(40) NOT NULL, encargado integer);
CREATE TABLE {esquema}.empleados (id serial PRIMARY KEY, nombre varchar(80), sector integer REFERENCES sectores);
ALTER TABLE sectores ADD CONSTRAINT sectores_encargado_fk FOREIGN KEY (encargado) REFERENCES {esquema}.empleados DEFERRABLE;

CREATE VIEW encargados AS SELECT s.nombre, e.nombre AS encargado FROM sectores s JOIN empleados e ON e.id = s.encargado;
