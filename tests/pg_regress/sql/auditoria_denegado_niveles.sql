-- AC-010 también para lo denegado: los dos niveles.
\pset format unaligned
\set VERBOSITY terse
CREATE ROLE regress_auditoria_niveles;
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int);
SELECT nivel.configurar('zonas', 2);
SET ROLE regress_auditoria_niveles;
SELECT nivel.ajustar('zonas', 1);
RESET ROLE;
SELECT entidad, nivel_origen, nivel_destino, resultado FROM nivel.intentos;
DROP ROLE regress_auditoria_niveles;
