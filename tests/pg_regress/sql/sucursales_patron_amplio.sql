-- Un patrón que todo lo acepta no convierte en sucursal a public ni a los esquemas del sistema.
\pset format unaligned
CREATE SCHEMA suc0001;
SET nivel.patron_sucursal = '.';
SELECT esquema, nivel FROM nivel.sucursales ORDER BY esquema;
