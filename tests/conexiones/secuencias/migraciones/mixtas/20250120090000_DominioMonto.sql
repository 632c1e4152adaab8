-- up nivel 1
CREATE DOMAIN public.monto AS numeric(14,2) CHECK (VALUE >= 0);
-- down nivel 1
DROP DOMAIN public.monto;
