-- paso: 2 a 1
-- en: public
CREATE OR REPLACE FUNCTION public.sello() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
