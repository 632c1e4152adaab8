CREATE DOMAIN condicion AS varchar(10) CHECK (VALUE IN ('contado', 'tarjeta'));
CREATE TABLE t (id int, condicion condicion DEFAULT 'contado');
