-- Un rol sin derecho no puede llenar la auditoría: diez negativas por minuto, y cortas. Las demás se niegan igual.
\pset format unaligned
\set VERBOSITY terse
CREATE ROLE regress_auditoria_limite;
CREATE ROLE regress_auditoria_limite_otro;
SET SESSION AUTHORIZATION regress_auditoria_limite;
SET nivel.usuario = 'relleno';
SELECT set_config('nivel.usuario', repeat('u', 100000), false) IS NOT NULL AS dicho;
DO $$
DECLARE
    negadas int := 0;
BEGIN
    FOR i IN 1..25 LOOP
        BEGIN
            CASE i % 4
                WHEN 0 THEN PERFORM nivel.ajustar(repeat('ñ', 100000), 1, repeat('l', 100000), repeat('r', 100000));
                WHEN 1 THEN PERFORM nivel.configurar(repeat('ñ', 100000), 1, array_fill(1, ARRAY[10000]));
                WHEN 2 THEN PERFORM nivel.registrar_sucursal(repeat('ñ', 100000));
                ELSE PERFORM nivel.activar();
            END CASE;
        EXCEPTION WHEN insufficient_privilege THEN
            negadas := negadas + 1;
        END;
    END LOOP;
    RAISE NOTICE '% negadas', negadas;
END
$$;
SET SESSION AUTHORIZATION regress_auditoria_limite_otro;
RESET nivel.usuario;
SELECT nivel.sellar_auditoria();
RESET SESSION AUTHORIZATION;
SELECT usuario, count(*), count(DISTINCT accion) AS acciones, max(pg_column_size(a.*)) < 8000 AS cortas FROM nivel.auditoria a WHERE fase = 'denegado' GROUP BY usuario ORDER BY usuario;
DROP ROLE regress_auditoria_limite, regress_auditoria_limite_otro;
