-- Una tabla temporal, o de un esquema ajeno, con el nombre de una entidad configurada no es la entidad.
\pset format unaligned
INSERT INTO nivel.configuracion (entidad, nivel) VALUES ('clientes', 2);
CREATE SCHEMA suc0001;
CREATE SCHEMA archivo;
SELECT coalesce(max(id), 0) AS desde FROM nivel.bitacora \gset
CREATE TEMP TABLE clientes (id serial PRIMARY KEY, n text);
CREATE INDEX ON clientes (n);
CREATE TRIGGER tg BEFORE UPDATE ON clientes FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
CREATE POLICY pol ON clientes;
CREATE RULE reg AS ON DELETE TO clientes DO INSTEAD NOTHING;
GRANT SELECT ON clientes TO PUBLIC;
COMMENT ON COLUMN clientes.n IS 'x';
COMMENT ON CONSTRAINT clientes_pkey ON clientes IS 'x';
ALTER TABLE clientes RENAME TO otra;
ALTER TABLE otra RENAME TO clientes;
DROP TRIGGER tg ON clientes;
DROP TABLE clientes;
CREATE TABLE archivo.clientes (id int);
ALTER TABLE archivo.clientes ADD COLUMN n text;
CREATE INDEX ON archivo.clientes (n);
DROP TABLE archivo.clientes;
-- Esto sí: el registro está encendido.
CREATE TABLE suc0001.testigo (id int);
SELECT esquema, entidad, clase, sentencia FROM nivel.bitacora WHERE id > :desde ORDER BY id;
