CREATE TABLE t (id int, estado varchar(10));
CREATE RULE sin_bajas AS ON DELETE TO t WHERE OLD.estado IN ('baja', 'otro') DO INSTEAD NOTHING;
