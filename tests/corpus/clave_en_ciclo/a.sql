-- Dos entidades que se apuntan una a la otra.
-- entidad: jefes
-- entidad: areas
CREATE TABLE jefes (id int PRIMARY KEY, area int);
CREATE TABLE areas (id int PRIMARY KEY, jefe int REFERENCES jefes);
ALTER TABLE jefes ADD CONSTRAINT jefes_area FOREIGN KEY (area) REFERENCES areas;
