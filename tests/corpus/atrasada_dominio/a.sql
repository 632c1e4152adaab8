-- A public le falta la migración que cambió el CHECK del dominio.
-- en public: 1
CREATE DOMAIN dm AS int CHECK (VALUE > 0);
CREATE TABLE t (a dm);
-- migración
ALTER DOMAIN dm DROP CONSTRAINT dm_check;
ALTER DOMAIN dm ADD CHECK (VALUE > 10);
