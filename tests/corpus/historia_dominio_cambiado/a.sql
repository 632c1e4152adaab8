-- El CHECK del dominio se cambió y el dominio se renombró.
CREATE DOMAIN dm AS int CHECK (VALUE > 0);
CREATE TABLE t (a dm);
-- migración
ALTER DOMAIN dm DROP CONSTRAINT dm_check;
ALTER DOMAIN dm ADD CHECK (VALUE > 10);
ALTER DOMAIN dm RENAME TO importe;
