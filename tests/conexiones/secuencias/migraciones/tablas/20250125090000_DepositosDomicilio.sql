-- up depositos
ALTER TABLE {s}.depositos RENAME COLUMN direccion TO domicilio;
COMMENT ON COLUMN {s}.depositos.domicilio IS 'Calle; y número';
-- down depositos
COMMENT ON COLUMN {s}.depositos.domicilio IS NULL;
ALTER TABLE {s}.depositos RENAME COLUMN domicilio TO direccion;
