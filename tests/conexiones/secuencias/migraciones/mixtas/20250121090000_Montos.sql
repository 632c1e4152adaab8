-- up turnos
ALTER TABLE {s}.turnos ADD COLUMN inicial monto DEFAULT 0;
-- up socios
ALTER TABLE socios ADD COLUMN cuota monto;
-- down turnos
ALTER TABLE {s}.turnos DROP COLUMN inicial;
-- down socios
ALTER TABLE socios DROP COLUMN cuota;
