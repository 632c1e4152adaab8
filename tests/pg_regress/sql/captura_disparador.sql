-- Los disparadores caen en su tabla: crear, renombrar, apagar, borrar.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.facturas (id int);
CREATE TRIGGER tg BEFORE UPDATE ON suc0001.facturas FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
CREATE OR REPLACE TRIGGER tg AFTER UPDATE ON suc0001.facturas FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
ALTER TRIGGER tg ON suc0001.facturas RENAME TO tg_otro;
ALTER TABLE suc0001.facturas DISABLE TRIGGER tg_otro;
DROP TRIGGER tg_otro ON suc0001.facturas;
SELECT entidad, clase, etiqueta, efecto, sentencia FROM nivel.bitacora WHERE entidad = 'facturas' ORDER BY id;
