-- El valor por omisión usa una secuencia de public, y la sucursal tiene otra del mismo nombre.
CREATE SEQUENCE num;
CREATE TABLE t (id int DEFAULT nextval('public.num'));
