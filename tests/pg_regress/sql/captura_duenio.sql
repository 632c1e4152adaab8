-- ALTER ... OWNER cae en la tabla; el de una función, en la función.
\pset format unaligned
CREATE ROLE regress_captura_duenio;
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.clientes (id serial);
CREATE FUNCTION suc0001.f() RETURNS int LANGUAGE sql AS 'SELECT 1';
SELECT max(id) AS desde FROM nivel.bitacora \gset
ALTER TABLE suc0001.clientes OWNER TO regress_captura_duenio;
ALTER FUNCTION suc0001.f() OWNER TO regress_captura_duenio;
SELECT entidad, objeto, clase, etiqueta, efecto, sentencia FROM nivel.bitacora WHERE id > :desde ORDER BY id;
DROP OWNED BY regress_captura_duenio;
DROP ROLE regress_captura_duenio;
