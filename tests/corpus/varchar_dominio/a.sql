-- Un dominio sobre varchar con una lista de valores.
CREATE DOMAIN condicion AS varchar(10) CHECK (VALUE IN ('contado', 'cuenta'));
CREATE TABLE t (id int, condicion condicion DEFAULT 'contado');
