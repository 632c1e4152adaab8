-- cruda
-- up articulos
CREATE TRIGGER tg_articulos_nombre BEFORE INSERT OR UPDATE ON articulos FOR EACH ROW EXECUTE FUNCTION fn_articulos_nombre();
-- down articulos
DROP TRIGGER tg_articulos_nombre ON articulos;
