-- paso: 2 a 1 sin registrar
-- en: public
CREATE OR REPLACE FUNCTION public.ft() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.a := 1; RETURN NEW; END';
