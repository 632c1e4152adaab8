-- Lo mismo para el caso 1.
DO $$
BEGIN
    IF (SELECT nivel FROM nivel.configuracion WHERE entidad = 'clientes') IS DISTINCT FROM 1
       OR to_regclass('public.clientes') IS NULL
       OR to_regclass('suc0001.clientes') IS NOT NULL
       OR to_regclass('suc0002.clientes') IS NOT NULL
       OR to_regclass('suc0003.clientes') IS NOT NULL THEN
        RAISE EXCEPTION 'clientes no pasó a public';
    END IF;
    IF (SELECT array_agg(version ORDER BY version) FROM public.phinxlog)
       IS DISTINCT FROM ARRAY[20240105120000, 20240402150000, 20240415080000] THEN
        RAISE EXCEPTION 'public.phinxlog no tiene las tres migraciones';
    END IF;
    IF NOT EXISTS (SELECT FROM nivel.intentos WHERE entidad = 'clientes' AND resultado = 'exitoso') THEN
        RAISE EXCEPTION 'la auditoría no tiene el ajuste';
    END IF;
END
$$;
