-- Más de lo que el servidor puede bloquear a la vez: NV009 antes de crear nada.
\set SHOW_CONTEXT never
\set VERBOSITY terse
SET nivel.captura = off;
CREATE SCHEMA suc0001;
DO $$
DECLARE
    tablas int := nivel._bloqueos_disponibles() / 20 + 10;
BEGIN
    FOR i IN 1..tablas LOOP
        EXECUTE format('CREATE TABLE suc0001.t%s (a int UNIQUE DEFAULT 1, b int UNIQUE DEFAULT 1, c int UNIQUE DEFAULT 1, d int UNIQUE DEFAULT 1, e int UNIQUE DEFAULT 1, f int UNIQUE DEFAULT 1)', i);
        IF i % 50 = 0 THEN
            COMMIT;
        END IF;
    END LOOP;
END
$$;
DO $$
BEGIN
    PERFORM nivel.alta_sucursal('suc0002');
EXCEPTION WHEN SQLSTATE 'NV009' THEN
    RAISE NOTICE '%', regexp_replace(SQLERRM, '\d+', 'N', 'g');
END
$$;
SELECT to_regnamespace('suc0002');
