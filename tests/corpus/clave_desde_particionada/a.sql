-- Una tabla particionada con una clave foránea a otra tabla de la sucursal.
-- entidad: cuentas
-- entidad: t
CREATE TABLE cuentas (id int PRIMARY KEY);
CREATE TABLE t (a int, cuenta int REFERENCES cuentas) PARTITION BY LIST (a);
CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1);
