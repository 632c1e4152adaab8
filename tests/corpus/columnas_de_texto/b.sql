CREATE TABLE t (a char(3) NOT NULL, b varchar(30) DEFAULT 'sin nombre', c text, d "char", e name, f bytea);
