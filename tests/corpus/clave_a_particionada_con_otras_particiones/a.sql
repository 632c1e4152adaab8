-- Una clave a una tabla particionada, que en la otra sucursal tiene menos particiones: la clave es la misma.
-- rumbo: ninguno
CREATE TABLE ventas (id int, mes int, PRIMARY KEY (id, mes)) PARTITION BY LIST (mes);
CREATE TABLE ventas_1 PARTITION OF ventas FOR VALUES IN (1);
CREATE TABLE ventas_2 PARTITION OF ventas FOR VALUES IN (2);
CREATE TABLE t (venta int, mes int, FOREIGN KEY (venta, mes) REFERENCES ventas);
