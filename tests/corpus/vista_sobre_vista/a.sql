-- Vistas sobre vistas, con columnas renombradas y opciones.
CREATE TABLE t (a int, b text);
CREATE VIEW uno (x, y) AS SELECT a, b FROM t WHERE a > 0 WITH LOCAL CHECK OPTION;
CREATE VIEW dos WITH (security_barrier) AS SELECT x FROM uno;
CREATE VIEW tres AS SELECT dos.x, uno.y FROM dos JOIN uno ON uno.x = dos.x;
