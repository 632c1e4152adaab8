-- Una clave foránea a la misma tabla se va con ella.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int PRIMARY KEY, padre int REFERENCES suc0001.zonas);
SELECT resultado FROM nivel.ajustar('zonas', 1);
SELECT conname, confrelid::regclass FROM pg_constraint WHERE conrelid = 'public.zonas'::regclass AND contype = 'f';
