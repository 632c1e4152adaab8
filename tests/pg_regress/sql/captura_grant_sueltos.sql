-- GRANT y REVOKE sobre tipos, funciones y el esquema de una sucursal: cada uno con su clase.
\pset format unaligned
CREATE SCHEMA suc0001;
SET search_path = suc0001;
CREATE TYPE tipo AS ENUM ('a');
CREATE DOMAIN importe AS numeric;
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE SEQUENCE numerador;
CREATE VIEW v AS SELECT 1 AS x;
SELECT max(id) AS desde FROM nivel.bitacora \gset
GRANT USAGE ON TYPE tipo TO PUBLIC;
REVOKE USAGE ON DOMAIN importe FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION f() FROM PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA suc0001 TO PUBLIC;
GRANT USAGE ON SEQUENCE numerador TO PUBLIC;
GRANT SELECT ON v TO PUBLIC;
GRANT USAGE ON SCHEMA suc0001 TO PUBLIC;
SELECT esquema, entidad, objeto, clase, efecto, sentencia FROM nivel.bitacora WHERE id > :desde ORDER BY id;
