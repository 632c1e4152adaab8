-- nivel.sucursal_registrada la escriben las funciones, que lo auditan, y nadie más: tampoco quien puede escribir en todas las tablas, ni un superusuario a mano.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE ROLE regress_guarda_registrada IN ROLE pg_write_all_data, pg_read_all_data;
CREATE SCHEMA central;
CREATE SCHEMA suc0001;
SET ROLE regress_guarda_registrada;
INSERT INTO nivel.sucursal_registrada (esquema, nivel) VALUES ('central', 2);
UPDATE nivel.sucursal_registrada SET activa = false;
DELETE FROM nivel.sucursal_registrada;
MERGE INTO nivel.sucursal_registrada s USING (SELECT 'central' AS e) x ON s.esquema = x.e WHEN NOT MATCHED THEN INSERT (esquema, nivel) VALUES (x.e, 2);
COPY nivel.sucursal_registrada (esquema, nivel) FROM stdin;
central	2
\.
-- Lo que dice quien restaura vale solo si es un superusuario.
SET check_function_bodies = off;
SET row_security = off;
INSERT INTO nivel.sucursal_registrada (esquema, nivel) VALUES ('central', 2);
RESET ALL;
RESET ROLE;
INSERT INTO nivel.sucursal_registrada (esquema, nivel) VALUES ('central', 2);
TRUNCATE nivel.sucursal_registrada;
SET session_replication_role = replica;
DELETE FROM nivel.sucursal_registrada;
RESET session_replication_role;
SELECT nivel.registrar_sucursal('central', 2);
SELECT nivel.baja_sucursal('suc0001');
SELECT esquema, nivel, activa FROM nivel.sucursal_registrada ORDER BY esquema;
SELECT accion, fase, detalle ->> 'esquema' AS esquema FROM nivel.auditoria WHERE accion LIKE '%sucursal' AND fase = 'ok' ORDER BY id;
SELECT estado FROM nivel.diagnostico() WHERE control = 'guardas';
BEGIN;
SET LOCAL nivel.permitir_desmontaje = on;
ALTER TABLE nivel.sucursal_registrada DISABLE TRIGGER nivel_cuidar;
SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'guardas';
ROLLBACK;
DROP ROLE regress_guarda_registrada;
