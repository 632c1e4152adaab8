-- CREATE INDEX CONCURRENTLY se reproduce dentro de la transacción, sin CONCURRENTLY.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int);
CREATE INDEX CONCURRENTLY ix_zonas ON suc0001.zonas (id);
SELECT resultado FROM nivel.ajustar('zonas', 1);
\d public.zonas
