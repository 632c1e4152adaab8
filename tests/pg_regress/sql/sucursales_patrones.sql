-- Los esquemas se descubren por su nombre: sucursales de cuatro dígitos, cajas de tres o cuatro, cada una con su padre.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
CREATE SCHEMA suc0001caja001;
CREATE SCHEMA suc0001caja0001;
CREATE SCHEMA suc0002caja999;
CREATE SCHEMA suc001;
CREATE SCHEMA suc00011;
CREATE SCHEMA suc0001caja01;
CREATE SCHEMA suc0001caja00001;
CREATE SCHEMA "SUC0003";
CREATE SCHEMA xsuc0001;
SELECT * FROM nivel.sucursales ORDER BY esquema;
