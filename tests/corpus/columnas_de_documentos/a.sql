-- json, xml y búsqueda de texto, con valores por omisión.
CREATE TABLE t (a json, b jsonb NOT NULL DEFAULT '{"activo": true}', c xml, d tsvector, e tsquery, f jsonpath);
