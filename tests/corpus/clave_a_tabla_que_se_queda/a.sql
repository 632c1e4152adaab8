-- La tabla apunta a otra de la sucursal que se queda en ella.
CREATE TABLE sectores (id int PRIMARY KEY);
CREATE TABLE t (id int PRIMARY KEY, sector int REFERENCES sectores);
