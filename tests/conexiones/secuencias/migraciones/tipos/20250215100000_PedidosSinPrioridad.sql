-- up pedidos
ALTER TABLE {s}.pedidos DROP COLUMN prioridad;
DROP TYPE {s}.prioridad;
-- down pedidos
CREATE TYPE {s}.prioridad AS ENUM ('baja', 'alta');
ALTER TABLE {s}.pedidos ADD COLUMN prioridad {s}.prioridad;
