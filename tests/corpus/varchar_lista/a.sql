-- Un CHECK con una lista de valores sobre varchar, el sustituto más común de un enum.
CREATE TABLE t (id int PRIMARY KEY, estado varchar(10) CHECK (estado IN ('alta', 'baja')));
