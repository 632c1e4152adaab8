-- Una expresión regular que no se entiende se rechaza al fijarla, no después en cada consulta.
\pset format unaligned
CREATE SCHEMA suc0001;
DO $$
BEGIN
    SET nivel.patron_sucursal = '(';
    RAISE NOTICE 'aceptada';
EXCEPTION WHEN OTHERS THEN
    RAISE NOTICE 'rechazada';
END
$$;
SELECT esquema FROM nivel.sucursales;
