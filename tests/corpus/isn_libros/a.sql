-- Columnas isbn y ean13, de public, comparadas entre ellas.
CREATE TABLE t (libro isbn PRIMARY KEY, barra ean13, CHECK (barra <> libro), CHECK (NULLIF(libro, '0-393-04002-X') IS NOT NULL));
