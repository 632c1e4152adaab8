-- Dos entidades toman sus números de la misma secuencia, y van una después de la otra.
-- entidad: facturas
-- entidad: recibos
CREATE SEQUENCE comprobantes;
CREATE TABLE facturas (id int DEFAULT nextval('comprobantes'));
CREATE TABLE recibos (id int DEFAULT nextval('comprobantes'));
