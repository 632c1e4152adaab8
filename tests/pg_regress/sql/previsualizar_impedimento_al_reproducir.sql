-- La vista previa prueba de verdad: un conflicto en public aparece en ella, con su SQLSTATE y su DETAIL.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int);
CREATE INDEX ix_zonas ON suc0001.zonas (id);
CREATE TABLE public.ix_zonas (estorba int);
SELECT tipo, regexp_replace(mensaje, 'sentencia \d+', 'sentencia N') AS mensaje, detalle ->> 'sqlstate' AS sqlstate, detalle ->> 'detalle' AS detalle
FROM nivel.previsualizar('zonas', 1) WHERE tipo = 'impedimento';
SELECT to_regclass('public.zonas');
