-- Una restricción de exclusión con condición sobre una lista de varchar.
CREATE TABLE t (id int, estado varchar(10), EXCLUDE USING btree (id WITH =) WHERE (estado IN ('alta', 'baja')));
