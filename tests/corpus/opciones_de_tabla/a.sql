-- Opciones de la tabla y de su TOAST.
CREATE TABLE t (a text) WITH (fillfactor = 60, autovacuum_enabled = off, toast.autovacuum_enabled = off, parallel_workers = 2);
