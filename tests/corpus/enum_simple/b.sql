CREATE TYPE estado AS ENUM ('abierto', 'cerrado', 'anulado');
CREATE TABLE t (id int PRIMARY KEY, estado estado DEFAULT 'abierto');
