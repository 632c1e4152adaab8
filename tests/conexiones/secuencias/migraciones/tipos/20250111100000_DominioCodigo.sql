-- up articulos
CREATE DOMAIN codigo_articulo AS varchar(12) CHECK (VALUE ~ '^[A-Z]');
-- down articulos
DROP DOMAIN codigo_articulo;
