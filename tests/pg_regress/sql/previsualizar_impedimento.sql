-- Lo que impediría el ajuste es una fila con todo lo que diría el error, no un error.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int);
INSERT INTO suc0001.zonas VALUES (1);
SELECT orden, tipo, mensaje, detalle ->> 'sqlstate' AS sqlstate, detalle ->> 'detalle' AS detalle, (detalle ->> 'pista') <> '' AS con_pista
FROM nivel.previsualizar('zonas', 1);
SELECT tipo, mensaje, detalle ->> 'sqlstate' AS sqlstate FROM nivel.previsualizar('noexiste', 1);
SELECT tipo, mensaje, detalle ->> 'sqlstate' AS sqlstate FROM nivel.previsualizar(NULL, 1);
SELECT tipo, mensaje, detalle ->> 'sqlstate' AS sqlstate FROM nivel.previsualizar('zonas', 9);
SELECT tipo, mensaje, detalle ->> 'sqlstate' AS sqlstate FROM nivel.previsualizar('zonas', 1, 'borrar');
SELECT count(*) FROM nivel.auditoria WHERE accion NOT IN ('activar', 'configurar');
