-- La sucursal usa un tipo suyo, y public ya tiene uno igual del mismo nombre.
CREATE TYPE clase AS ENUM ('a', 'b');
CREATE TABLE t (id int, clase {s}.clase);
