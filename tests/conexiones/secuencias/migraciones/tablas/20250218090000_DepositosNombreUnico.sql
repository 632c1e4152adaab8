-- cruda
-- up depositos
ALTER TABLE depositos ADD CONSTRAINT uq_depositos_nombre UNIQUE (nombre);
-- down depositos
ALTER TABLE depositos DROP CONSTRAINT uq_depositos_nombre;
