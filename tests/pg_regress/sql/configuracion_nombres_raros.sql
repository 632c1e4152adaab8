-- Los nombres se guardan como el catálogo los escribe.
\pset format unaligned
SELECT nivel.configurar('Año nuevo', 2);
SELECT nivel.configurar('a"b', 2);
SELECT nivel.configurar('d''emisión', 2);
SELECT nivel.configurar(repeat('x', 63), 2);
SELECT entidad, nivel FROM nivel.configuracion ORDER BY entidad;
