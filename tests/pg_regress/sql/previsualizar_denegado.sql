-- Requiere nivel_administrador; no es un intento, así que no deja fila.
\set SHOW_CONTEXT never
CREATE ROLE regress_previsualizar_denegado IN ROLE nivel_lector;
SET ROLE regress_previsualizar_denegado;
SELECT * FROM nivel.previsualizar('zonas', 1);
\echo :SQLSTATE
RESET ROLE;
SELECT count(*) FROM nivel.auditoria WHERE accion NOT IN ('activar', 'configurar');
DROP ROLE regress_previsualizar_denegado;
