-- up clubes
COMMENT ON TABLE clubes IS 'Clubes; todos';
-- up turnos
COMMENT ON TABLE {s}.turnos IS 'Turnos de la caja';
-- up socios
COMMENT ON COLUMN socios.nombre IS 'Apellido y nombre';
-- down clubes
COMMENT ON TABLE clubes IS NULL;
-- down turnos
COMMENT ON TABLE {s}.turnos IS NULL;
-- down socios
COMMENT ON COLUMN socios.nombre IS NULL;
