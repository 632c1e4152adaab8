-- Las entidades del ejemplo y su nivel.
SELECT nivel.configurar(entidad, 2)
  FROM unnest(ARRAY['clientes', 'proveedores', 'facturas', 'condiciones_iva', 'cajas', 'zonas', 'zonas_venta']) AS entidad;
SELECT nivel.configurar('monedas', 1);
