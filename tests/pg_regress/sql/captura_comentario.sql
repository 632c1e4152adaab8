-- COMMENT ON de cada clase cae en la tabla a la que pertenece el objeto.
\pset format unaligned
CREATE SCHEMA suc0001;
SET nivel.captura = off;
CREATE TABLE suc0001.clientes (id serial CONSTRAINT clientes_pk PRIMARY KEY, nombre text);
CREATE STATISTICS suc0001.clientes_st ON id, nombre FROM suc0001.clientes;
CREATE TRIGGER tg BEFORE UPDATE ON suc0001.clientes FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
CREATE POLICY pol ON suc0001.clientes;
CREATE RULE reg AS ON DELETE TO suc0001.clientes DO INSTEAD NOTHING;
RESET nivel.captura;
COMMENT ON TABLE suc0001.clientes IS 'Padrón; -- de clientes';
COMMENT ON COLUMN suc0001.clientes.nombre IS 'Razón social';
COMMENT ON CONSTRAINT clientes_pk ON suc0001.clientes IS 'clave';
COMMENT ON INDEX suc0001.clientes_pk IS 'índice de la clave';
COMMENT ON SEQUENCE suc0001.clientes_id_seq IS 'contador';
COMMENT ON STATISTICS suc0001.clientes_st IS 'estadísticas';
COMMENT ON TRIGGER tg ON suc0001.clientes IS 'disparador';
COMMENT ON POLICY pol ON suc0001.clientes IS 'política';
COMMENT ON RULE reg ON suc0001.clientes IS 'regla';
COMMENT ON TABLE suc0001.clientes IS NULL;
SELECT entidad, clase, efecto, sentencia FROM nivel.bitacora WHERE clase <> 'esquema' ORDER BY id;
