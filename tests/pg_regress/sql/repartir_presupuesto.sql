-- Cuando no caben los bloqueos se dice cuántos esquemas caben, y no se intenta nada (NV009).
\set SHOW_CONTEXT never
DO $$ BEGIN FOR i IN 1..nivel._bloqueos_disponibles() / 18 + 10 LOOP EXECUTE format('CREATE SCHEMA %I', 'suc' || lpad(i::text, 4, '0')); END LOOP; END $$;
CREATE TABLE public.zonas (id serial PRIMARY KEY, nombre text UNIQUE, a int UNIQUE, b int UNIQUE, c int UNIQUE, d int UNIQUE, e int UNIQUE, f int UNIQUE);
SELECT nivel.configurar('zonas', 1);
DO $$
DECLARE
    mensaje text; detalle text; pista text; estado text;
BEGIN
    PERFORM nivel.ajustar('zonas', 2);
EXCEPTION WHEN SQLSTATE 'NV009' THEN
    GET STACKED DIAGNOSTICS estado = RETURNED_SQLSTATE, mensaje = MESSAGE_TEXT, detalle = PG_EXCEPTION_DETAIL, pista = PG_EXCEPTION_HINT;
    RAISE INFO '% %', estado, regexp_replace(mensaje, '[0-9]+', 'N', 'g');
    RAISE INFO '%', regexp_replace(detalle, '[0-9]+', 'N', 'g');
    RAISE INFO '%', regexp_replace(pista, '[0-9]+', 'N', 'g');
END
$$;
SELECT to_regclass('public.zonas'), to_regclass('suc0001.zonas');
