-- Los movimientos de cada caja apuntan a las cuentas de su sucursal.
-- entidad: cuentas 2
-- entidad: movimientos 3
-- rumbo: movimientos 2, movimientos 3, cuentas 1, movimientos 1, movimientos 3, movimientos 2, movimientos 1, movimientos 2, cuentas 2, movimientos 3
CREATE TABLE cuentas (id int PRIMARY KEY);
