-- El dueño de una sucursal, que no es superusuario: su DDL se registra con su rol y no ve ni toca la bitácora.
\pset format unaligned
\set VERBOSITY terse
CREATE ROLE regress_captura_comun;
CREATE SCHEMA suc0001 AUTHORIZATION regress_captura_comun;
SET ROLE regress_captura_comun;
CREATE TABLE suc0001.clientes (id serial PRIMARY KEY);
ALTER TABLE suc0001.clientes ADD COLUMN nombre text;
CREATE TYPE suc0001.e AS ENUM ('a');
DROP TYPE suc0001.e;
SELECT * FROM nivel.bitacora;
INSERT INTO nivel.bitacora (xid, rol, clase, etiqueta, exacta, efecto, sesion) VALUES ('1', 'x', 'x', 'x', true, 'crea', 'x');
DELETE FROM nivel.bitacora;
SELECT nivel._ddl_propio('SELECT 1');
RESET ROLE;
SELECT entidad, rol, efecto, sentencia FROM nivel.bitacora WHERE clase <> 'esquema' ORDER BY id;
DROP OWNED BY regress_captura_comun;
DROP ROLE regress_captura_comun;
