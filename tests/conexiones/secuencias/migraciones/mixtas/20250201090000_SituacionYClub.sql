-- up socios
CREATE TYPE situacion AS ENUM ('al día', 'moroso');
ALTER TABLE socios ADD COLUMN situacion situacion DEFAULT 'al día';
-- up clubes
ALTER TABLE clubes ADD COLUMN cuit char(13);
CREATE INDEX ix_clubes_cuit ON clubes (cuit);
-- down socios
ALTER TABLE socios DROP COLUMN situacion;
DROP TYPE situacion;
-- down clubes
ALTER TABLE clubes DROP COLUMN cuit;
