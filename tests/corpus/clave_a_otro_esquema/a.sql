-- Una clave foránea a un esquema que no es public ni una sucursal.
CREATE TABLE t (id int PRIMARY KEY, pais int REFERENCES ini.paises);
