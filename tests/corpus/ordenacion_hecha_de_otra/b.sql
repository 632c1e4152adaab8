-- Ordenaciones (COLLATION) hechas de otra, con LC_CTYPE propio y con comentario.
CREATE COLLATION de_otra FROM "C";
COMMENT ON COLLATION de_otra IS 'de los códigos';
CREATE COLLATION mezcla (lc_collate = 'C', lc_ctype = 'C');
CREATE TABLE t (a text COLLATE de_otra, b text COLLATE mezcla);
