CREATE TABLE t (id int PRIMARY KEY, estado varchar(10) CHECK (estado IN ('alta', 'baja', 'anulada')));
