-- Las entidades del ejemplo y su nivel; y una vendedora, que no administra nada.
SELECT nivel.configurar(entidad, 2)
  FROM unnest(ARRAY['clientes', 'proveedores', 'facturas', 'condiciones_iva', 'cajas', 'zonas', 'zonas_venta']) AS entidad;
SELECT nivel.configurar('monedas', 1);
SELECT 'CREATE ROLE vendedora' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'vendedora') \gexec
