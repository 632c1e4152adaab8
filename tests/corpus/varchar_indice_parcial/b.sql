CREATE TABLE t (id int, estado varchar(10));
CREATE UNIQUE INDEX t_activos ON t (id) WHERE estado IN ('alta', 'baja');
