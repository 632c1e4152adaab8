CREATE TABLE t (estado varchar(10), abierto boolean GENERATED ALWAYS AS (estado IN ('alta', 'baja')) STORED);
