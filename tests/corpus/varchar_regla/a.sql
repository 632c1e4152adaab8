-- Una regla con condición sobre una lista de varchar.
CREATE TABLE t (id int, estado varchar(10));
CREATE RULE sin_bajas AS ON DELETE TO t WHERE OLD.estado IN ('baja', 'anulada') DO INSTEAD NOTHING;
