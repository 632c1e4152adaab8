-- La tabla de cada sucursal hereda de una de public.
CREATE TABLE t (a int) INHERITS (public.auditada);
