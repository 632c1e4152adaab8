-- up clubes
ALTER TABLE clubes ADD COLUMN activo boolean NOT NULL DEFAULT true;
-- up socios
ALTER TABLE socios ADD COLUMN activo boolean NOT NULL DEFAULT true;
-- down socios
ALTER TABLE socios DROP COLUMN activo;
-- down clubes
ALTER TABLE clubes DROP COLUMN activo;
