-- up pedidos
CREATE TYPE prioridad AS ENUM ('baja', 'alta');
ALTER TABLE {s}.pedidos ADD COLUMN prioridad prioridad;
-- down pedidos
ALTER TABLE {s}.pedidos DROP COLUMN prioridad;
DROP TYPE prioridad;
