-- La clave va a ini.foo, y la sucursal tiene una tabla del mismo nombre.
CREATE TABLE foo (id int PRIMARY KEY);
CREATE TABLE t (id int PRIMARY KEY, foo int REFERENCES ini.foo);
