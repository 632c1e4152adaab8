-- Una vista de cada caja une su tabla con una de la sucursal.
-- nivel: 3
CREATE TABLE cuentas (id int PRIMARY KEY, nombre text);
