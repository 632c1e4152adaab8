-- paso: 2 a 1 sin registrar
-- en: public
ALTER DOMAIN public.dm DROP CONSTRAINT dm_check;
ALTER DOMAIN public.dm ADD CHECK (VALUE > 10);
