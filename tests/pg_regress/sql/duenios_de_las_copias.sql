-- Quien pierde su tabla se nombra antes; y nadie se queda con una en el esquema de otro.
\pset format unaligned
\pset tuples_only on
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE ROLE regress_duenios_a;
CREATE ROLE regress_duenios_b;
CREATE ROLE regress_duenios_erp;
CREATE SCHEMA suc0001 AUTHORIZATION regress_duenios_a;
CREATE SCHEMA suc0002 AUTHORIZATION regress_duenios_b;
GRANT CREATE ON SCHEMA public TO regress_duenios_a;
SET ROLE regress_duenios_a;
CREATE TABLE suc0001.clientes (id int);
SET ROLE regress_duenios_b;
CREATE TABLE suc0002.clientes (id int);
RESET ROLE;
SELECT nivel.configurar('clientes', 2);
SELECT mensaje, detalle FROM nivel.previsualizar('clientes', 1) WHERE tipo = 'advertencia';
SELECT mensaje FROM nivel.ajustar('clientes', 1);
SELECT relowner::regrole FROM pg_class WHERE oid = 'public.clientes'::regclass;
SELECT nivel.ajustar('clientes', 2);
-- Lo que dice HINT, de una manera y de la otra.
BEGIN;
GRANT CREATE ON SCHEMA suc0002 TO regress_duenios_a;
SELECT mensaje FROM nivel.ajustar('clientes', 2);
ROLLBACK;
ALTER TABLE public.clientes OWNER TO postgres;
SELECT mensaje FROM nivel.ajustar('clientes', 2);
SELECT c.oid::regclass, relowner::regrole FROM pg_class c WHERE relname = 'clientes' ORDER BY 1;
-- En los esquemas de un superusuario, o de quien tiene sus derechos, la tabla es de quien era.
CREATE SCHEMA suc0003;
ALTER TABLE suc0001.clientes OWNER TO regress_duenios_erp;
ALTER TABLE suc0002.clientes OWNER TO regress_duenios_erp;
ALTER SCHEMA suc0001 OWNER TO postgres;
GRANT regress_duenios_erp TO regress_duenios_b;
GRANT CREATE ON SCHEMA public TO regress_duenios_erp;
SELECT mensaje FROM nivel.ajustar('clientes', 1);
SELECT mensaje FROM nivel.ajustar('clientes', 2);
SELECT c.oid::regclass, relowner::regrole FROM pg_class c WHERE relname = 'clientes' ORDER BY 1;
DROP OWNED BY regress_duenios_a, regress_duenios_b, regress_duenios_erp CASCADE;
DROP ROLE regress_duenios_a, regress_duenios_b, regress_duenios_erp;
