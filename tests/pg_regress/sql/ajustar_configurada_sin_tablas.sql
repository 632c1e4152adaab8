-- Configurada y sin ninguna tabla: no hay qué ajustar, y el mensaje no dice que no está configurada.
\set SHOW_CONTEXT never
SELECT nivel.configurar('zonas', 2);
DO $$
DECLARE
    estado text;
    mensaje text;
BEGIN
    PERFORM nivel.ajustar('zonas', 1);
    RAISE EXCEPTION 'debía rechazarse';
EXCEPTION WHEN OTHERS THEN
    GET STACKED DIAGNOSTICS estado = RETURNED_SQLSTATE, mensaje = MESSAGE_TEXT;
    RAISE NOTICE 'código de la casa: %; miente: %', estado LIKE 'NV%', mensaje LIKE '%no está configurada%';
END
$$;
SELECT nivel FROM nivel.configuracion WHERE entidad = 'zonas';
