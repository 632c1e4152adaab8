-- La cuenta baja a las cajas, donde están los movimientos que apuntan a ella, y vuelve.
-- entidad: cuentas 2
-- entidad: movimientos 3
-- rumbo: cuentas 3, cuentas 2, cuentas 1, cuentas 3, cuentas 1, cuentas 2
CREATE TABLE cuentas (id int PRIMARY KEY, nombre text);
