-- Los patrones son de la instalación: con otros, otros esquemas.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE SCHEMA local_norte;
CREATE SCHEMA local_norte_caja1;
SET nivel.patron_sucursal = '^local_[a-z]+$';
SET nivel.patron_caja = '^local_[a-z]+_caja[0-9]$';
SELECT esquema, nivel FROM nivel.sucursales ORDER BY esquema;
CREATE TABLE local_norte.zonas (id int);
SELECT resultado, copias_eliminadas FROM nivel.ajustar('zonas', 1);
