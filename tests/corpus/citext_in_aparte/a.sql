-- Las mismas comparaciones, con citext en un esquema de extensiones.
CREATE TABLE t (m extensions.citext CHECK (m OPERATOR(extensions.=) 'a'), n extensions.citext);
SET LOCAL search_path = {s}, extensions;
ALTER TABLE t ADD CHECK (n IN ('alta', 'baja')), ADD CHECK (NULLIF(m, 'x') IS NOT NULL);
CREATE VIEW v AS SELECT * FROM t a JOIN (SELECT m FROM t) b USING (m) WHERE a.n IS DISTINCT FROM 'nada';
