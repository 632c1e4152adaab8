-- Una columna generada según una lista de varchar.
CREATE TABLE t (estado varchar(10), abierto boolean GENERATED ALWAYS AS (estado IN ('alta', 'pendiente')) STORED);
