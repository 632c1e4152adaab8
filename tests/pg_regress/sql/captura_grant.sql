-- GRANT y REVOKE caen en cada tabla que nombran; una secuencia propia, en la suya.
\pset format unaligned
CREATE ROLE regress_captura_grant;
CREATE SCHEMA suc0001;
SET search_path = suc0001, public;
CREATE TABLE clientes (id serial, nombre text);
CREATE TABLE zonas (id int);
CREATE TABLE public.ajena (id int);
SELECT max(id) AS desde FROM nivel.bitacora \gset
GRANT SELECT, INSERT ON clientes TO regress_captura_grant;
GRANT UPDATE (nombre) ON suc0001.clientes TO regress_captura_grant WITH GRANT OPTION;
GRANT SELECT ON zonas, clientes, public.ajena TO regress_captura_grant;
GRANT USAGE ON SEQUENCE clientes_id_seq TO regress_captura_grant;
GRANT ALL ON ALL TABLES IN SCHEMA suc0001 TO regress_captura_grant;
GRANT ALL ON ALL SEQUENCES IN SCHEMA suc0001 TO regress_captura_grant;
REVOKE INSERT ON clientes FROM regress_captura_grant;
REVOKE ALL ON ALL TABLES IN SCHEMA suc0001 FROM regress_captura_grant CASCADE;
-- Nada de esto es de una sucursal.
GRANT SELECT ON public.ajena TO regress_captura_grant;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO regress_captura_grant;
SELECT string_agg(entidad, ', ' ORDER BY entidad) AS entidades, efecto, exacta, sentencia
FROM nivel.bitacora WHERE id > :desde GROUP BY efecto, exacta, sentencia ORDER BY min(id);
REVOKE ALL ON public.ajena FROM regress_captura_grant;
DROP OWNED BY regress_captura_grant;
DROP ROLE regress_captura_grant;
