-- Configurada en nivel 2, sin copias, con la tabla compartida: no es un error interno.
\pset format unaligned
CREATE TABLE public.zonas (id int);
SELECT nivel.configurar('zonas', 2);
DO $$
DECLARE
    estado text;
BEGIN
    PERFORM nivel.ajustar('zonas', 1);
    RAISE NOTICE 'sin error interno';
EXCEPTION WHEN OTHERS THEN
    GET STACKED DIAGNOSTICS estado = RETURNED_SQLSTATE;
    RAISE NOTICE '%', CASE WHEN estado LIKE 'NV%' THEN 'sin error interno' ELSE estado END;
END
$$;
SELECT count(*) FROM nivel.previsualizar('zonas', 1) WHERE detalle ->> 'sqlstate' = 'XX000';
