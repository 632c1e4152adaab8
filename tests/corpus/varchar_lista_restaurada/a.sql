-- La misma lista, en una sucursal como se escribió y en otra como vuelve de un pg_dump.
CREATE TABLE t (id int PRIMARY KEY, estado varchar(10) CHECK (estado IN ('alta', 'baja')));
