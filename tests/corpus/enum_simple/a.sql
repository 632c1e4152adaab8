-- Un enum de la sucursal como tipo de una columna, con valor por omisión.
CREATE TYPE estado AS ENUM ('abierto', 'cerrado');
CREATE TABLE t (id int PRIMARY KEY, estado estado DEFAULT 'abierto');
