-- Una vista que une dos tablas con USING sobre una columna de un tipo de extensión.
CREATE TABLE t (m public.citext, a int);
CREATE TABLE otra (m public.citext, b int);
CREATE VIEW junta AS SELECT m, a, b FROM t JOIN otra USING (m);
