-- El nombre con el que se conservaría ya está tomado: un rechazo de la casa que lo nombra, y nada cambia.
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int);
CREATE TABLE suc0001.zonas__nivel2 (id int);
DO $$
DECLARE
    estado text;
    mensaje text;
    pista text;
BEGIN
    PERFORM nivel.ajustar('zonas', 1, 'conservar');
    RAISE EXCEPTION 'debía rechazarse';
EXCEPTION WHEN OTHERS THEN
    GET STACKED DIAGNOSTICS estado = RETURNED_SQLSTATE, mensaje = MESSAGE_TEXT, pista = PG_EXCEPTION_HINT;
    RAISE NOTICE 'código de la casa: %; nombra lo que estorba: %; dice qué hacer: %',
        estado LIKE 'NV%', mensaje LIKE '%zonas\_\_nivel2%', pista <> '';
END
$$;
SELECT to_regclass('public.zonas'), to_regclass('suc0001.zonas');
