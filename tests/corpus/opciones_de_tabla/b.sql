CREATE TABLE t (a text) WITH (fillfactor = 61, autovacuum_enabled = off, toast.autovacuum_enabled = off, parallel_workers = 2);
