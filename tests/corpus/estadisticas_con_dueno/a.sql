-- Unas estadísticas extendidas de otro dueño que la tabla.
CREATE TABLE t (a int, b int);
CREATE STATISTICS t_ab ON a, b FROM t;
ALTER STATISTICS t_ab OWNER TO {dueña};
