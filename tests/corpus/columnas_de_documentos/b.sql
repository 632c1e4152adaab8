CREATE TABLE t (a json, b jsonb NOT NULL DEFAULT '{"activo": false}', c xml, d tsvector, e tsquery, f jsonpath);
