-- up siempre socios
ALTER TABLE IF EXISTS {s}.socios ADD COLUMN telefono varchar(20);
-- down siempre socios
ALTER TABLE IF EXISTS {s}.socios DROP COLUMN telefono;
