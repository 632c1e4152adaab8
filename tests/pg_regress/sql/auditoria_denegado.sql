-- Quien no es nivel_administrador: 42501 con lo que hay que pedir, y queda como denegado.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE ROLE regress_auditoria_denegado;
CREATE ROLE regress_auditoria_denegado_lector IN ROLE nivel_lector;
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int);
SELECT nivel.configurar('zonas', 2);
SET SESSION AUTHORIZATION regress_auditoria_denegado;
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
RESET SESSION AUTHORIZATION;
SET SESSION AUTHORIZATION regress_auditoria_denegado_lector;
SELECT nivel.ajustar('zonas', 1);
SELECT nivel.configurar('zonas', 1);
SELECT nivel.registrar_sucursal('suc0001');
SELECT nivel.baja_sucursal('suc0001');
RESET SESSION AUTHORIZATION;
SELECT usuario, entidad, nivel_destino, resultado, sqlstate, motivo FROM nivel.intentos ORDER BY momento;
SELECT nivel, to_regclass('public.zonas'), to_regclass('suc0001.zonas') FROM nivel.configuracion;
DROP ROLE regress_auditoria_denegado, regress_auditoria_denegado_lector;
