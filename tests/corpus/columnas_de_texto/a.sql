-- Columnas de texto con largo, sin largo y de largo fijo.
CREATE TABLE t (a char(3) NOT NULL, b varchar(20) DEFAULT 'sin nombre', c text, d "char", e name, f bytea);
