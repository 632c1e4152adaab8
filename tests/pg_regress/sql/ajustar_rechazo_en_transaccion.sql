-- Un rechazo atrapado por quien llama no deja nada a medias y su transacción puede seguir.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int);
CREATE TABLE suc0001.rubros (id int);
INSERT INTO suc0001.rubros VALUES (1);
BEGIN;
SELECT resultado FROM nivel.ajustar('zonas', 1);
DO $$
BEGIN
    PERFORM nivel.ajustar('rubros', 1);
EXCEPTION WHEN SQLSTATE 'NV001' THEN
    RAISE NOTICE 'rechazado: %', SQLERRM;
END
$$;
COMMIT;
SELECT entidad, resultado FROM nivel.intentos ORDER BY momento;
SELECT to_regclass('public.zonas'), to_regclass('public.rubros');
