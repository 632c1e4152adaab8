-- Bits, uuid y nombres de objetos del catálogo como valores.
CREATE TABLE t (a bit(8), b bit varying(4), c uuid, d pg_lsn, e regtype DEFAULT 'int4'::regtype, f regproc DEFAULT 'pg_catalog.now'::regproc, g oid);
