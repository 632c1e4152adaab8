-- La tabla compartida es de otro: el dueño de la copia no puede cambiarla (NV007).
\set SHOW_CONTEXT never
CREATE ROLE regress_ajustar_ddlc;
GRANT CREATE ON SCHEMA public TO regress_ajustar_ddlc;
SELECT nivel.configurar('zonas', 2);
CREATE SCHEMA suc0001 AUTHORIZATION regress_ajustar_ddlc;
CREATE TABLE public.zonas (id int);
SET ROLE regress_ajustar_ddlc;
CREATE TABLE suc0001.zonas (id int);
ALTER TABLE suc0001.zonas ADD nombre text;
RESET ROLE;
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
SELECT count(*) FROM pg_attribute WHERE attrelid = 'public.zonas'::regclass AND attnum > 0;
DROP OWNED BY regress_ajustar_ddlc;
DROP ROLE regress_ajustar_ddlc;
