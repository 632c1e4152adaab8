-- La columna es de un tipo de public, y la sucursal tiene otro del mismo nombre.
CREATE TYPE clase AS ENUM ('x');
CREATE TABLE t (id int, clase public.clase DEFAULT 'a');
