-- Una secuencia que pertenece a una columna cae en la tabla; una libre va por su cuenta.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.clientes (id serial, otro int);
ALTER SEQUENCE suc0001.clientes_id_seq INCREMENT BY 10;
ALTER SEQUENCE suc0001.clientes_id_seq RENAME TO cl_seq;
CREATE SEQUENCE suc0001.libre;
ALTER SEQUENCE suc0001.libre CACHE 5;
ALTER SEQUENCE suc0001.libre OWNED BY suc0001.clientes.otro;
DROP SEQUENCE suc0001.libre;
CREATE SEQUENCE suc0001.suelta;
DROP SEQUENCE suc0001.suelta;
SELECT entidad, clase, etiqueta, efecto, sentencia FROM nivel.bitacora WHERE clase <> 'esquema' ORDER BY id;
