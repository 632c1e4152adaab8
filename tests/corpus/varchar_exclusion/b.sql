CREATE TABLE t (id int, estado varchar(10), EXCLUDE USING btree (id WITH =) WHERE (estado IN ('alta', 'otro')));
