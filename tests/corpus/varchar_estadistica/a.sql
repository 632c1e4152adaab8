-- Estadísticas extendidas de una expresión con una lista de varchar.
CREATE TABLE t (id int, estado varchar(10));
CREATE STATISTICS t_abiertos ON (estado IN ('alta', 'baja')), id FROM t;
