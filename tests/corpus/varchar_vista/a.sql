-- Una vista filtra por una lista de varchar.
CREATE TABLE t (id int, estado varchar(10));
CREATE VIEW t_activos AS SELECT id FROM t WHERE estado IN ('alta', 'pendiente');
