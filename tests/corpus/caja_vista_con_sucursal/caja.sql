CREATE TABLE t (id int, cuenta int);
CREATE VIEW v AS SELECT t.id, c.nombre FROM t JOIN {s}.cuentas c ON c.id = t.cuenta;
