-- Una caja no es su propia sucursal.
\pset format unaligned
CREATE SCHEMA suc0001;
DO $$
BEGIN
    PERFORM nivel.registrar_sucursal('suc0001', 3, 'suc0001');
    RAISE NOTICE 'aceptada';
EXCEPTION WHEN SQLSTATE 'NV002' THEN
    RAISE NOTICE 'rechazada';
END
$$;
SELECT esquema, nivel, padre FROM nivel.sucursales;
