-- up sedes
ALTER TYPE tipo_sede ADD VALUE IF NOT EXISTS 'prestada' BEFORE 'alquilada';
-- down sedes
SELECT 'un valor no se puede quitar';
