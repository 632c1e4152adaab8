-- Una tabla de cada caja, que no se lleva, apunta a la de la sucursal.
-- rumbo: t 1, t 2
CREATE TABLE t (id int PRIMARY KEY);
