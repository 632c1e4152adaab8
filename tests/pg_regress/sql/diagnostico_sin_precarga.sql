-- Sin precarga: atención, también para quien solo lee.
\pset format unaligned
\set SHOW_CONTEXT never
SELECT current_database() AS base \gset
ALTER DATABASE :"base" RESET session_preload_libraries;
SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'precarga';
CREATE ROLE regress_diagnostico_precarga IN ROLE nivel_lector;
SET ROLE regress_diagnostico_precarga;
SELECT estado FROM nivel.diagnostico() WHERE control = 'precarga';
RESET ROLE;
SELECT count(*) FROM nivel.activar() WHERE accion = 'creado';
SELECT estado FROM nivel.diagnostico() WHERE control = 'precarga';
DROP ROLE regress_diagnostico_precarga;
