-- Una vista recursiva sobre la tabla, con LATERAL y ventanas.
CREATE TABLE t (id int, padre int);
CREATE VIEW arbol AS WITH RECURSIVE r AS (SELECT id, 1 AS hondo FROM t WHERE padre IS NULL UNION ALL SELECT t.id, r.hondo + 1 FROM t JOIN r ON t.padre = r.id)
SELECT r.*, row_number() OVER (PARTITION BY hondo), x.n FROM r, LATERAL (SELECT count(*) AS n FROM t h WHERE h.padre = r.id) x;
