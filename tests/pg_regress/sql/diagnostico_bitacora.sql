-- Copias que la bitácora no conoce: atención, y las nombra.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int);
SELECT nivel.configurar('zonas', 2);
SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'bitácora';
SET nivel.captura = off;
CREATE TABLE suc0001.rubros (id int);
RESET nivel.captura;
SELECT nivel.configurar('rubros', 2);
SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'bitácora';
