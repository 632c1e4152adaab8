-- up socios
ALTER TABLE {s}.socios RENAME COLUMN alta TO fecha_alta;
ALTER TABLE {s}.socios ADD CONSTRAINT ck_socios_nombre CHECK (nombre <> '');
-- down socios
ALTER TABLE {s}.socios DROP CONSTRAINT ck_socios_nombre;
ALTER TABLE {s}.socios RENAME COLUMN fecha_alta TO alta;
