-- En una transacción de solo lectura: 25006, y no es un intento.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int);
BEGIN READ ONLY;
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
ROLLBACK;
BEGIN READ ONLY;
SELECT * FROM nivel.previsualizar('zonas', 1);
\echo :SQLSTATE
ROLLBACK;
SELECT count(*) FROM nivel.auditoria WHERE accion NOT IN ('activar', 'configurar');
