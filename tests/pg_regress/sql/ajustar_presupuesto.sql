-- Más copias de las que el servidor puede bloquear a la vez: NV009 antes de bloquear ninguna, con el valor que alcanza.
\set SHOW_CONTEXT never
\set VERBOSITY terse
SET nivel.captura = off;
DO $$
DECLARE
    s text;
    -- 80 valores por omisión y 80 restricciones por copia
    copias int := nivel._bloqueos_disponibles() / 150 + 10;
    columnas text := (SELECT string_agg(format('c%s int DEFAULT 1 CHECK (c%1$s > 0)', i), ', ') FROM generate_series(1, 80) i);
BEGIN
    FOR i IN 1..copias LOOP
        s := 'suc' || lpad(i::text, 4, '0');
        EXECUTE format('CREATE SCHEMA %I', s);
        EXECUTE format('CREATE TABLE %I.t (%s)', s, columnas);
        IF i % 50 = 0 THEN
            COMMIT;
        END IF;
    END LOOP;
END
$$;
SELECT nivel._bloqueos_de_ajustar('t') > nivel._bloqueos_disponibles() AS demasiados;
DO $$
DECLARE
    estado text;
    mensaje text;
    pista text;
    valor bigint;
BEGIN
    BEGIN
        PERFORM nivel.ajustar('t', 1);
        RAISE EXCEPTION 'debía rechazarse';
    EXCEPTION WHEN SQLSTATE 'NV009' THEN
        GET STACKED DIAGNOSTICS estado = RETURNED_SQLSTATE, mensaje = MESSAGE_TEXT, pista = PG_EXCEPTION_HINT;
    END;
    RAISE NOTICE '%', regexp_replace(mensaje, '\d+', 'N', 'g');
    RAISE NOTICE '%', regexp_replace(pista, '\d+', 'N', 'g');
    RAISE NOTICE 'dice cuántos hacen falta: %; cuántos hay: %', mensaje LIKE format('%%%s bloqueos%%', nivel._bloqueos_de_ajustar('t')),
        mensaje LIKE format('%%%s', nivel._bloqueos_disponibles());
    valor := substring(pista FROM '\d+')::bigint;
    RAISE NOTICE 'el valor propuesto alcanza: %',
        valor * nivel._bloqueos_disponibles() / current_setting('max_locks_per_transaction')::bigint >= nivel._bloqueos_de_ajustar('t');
END
$$;
SELECT mensaje ~ '^El ajuste necesita' AS en_la_vista_previa FROM nivel.previsualizar('t', 1) WHERE tipo = 'impedimento';
SELECT estado FROM nivel.diagnostico() WHERE control = 'bloqueos';
SELECT nivel.configurar('t', 2);
SELECT estado FROM nivel.diagnostico() WHERE control = 'bloqueos';
SELECT count(*) FROM pg_class WHERE relname = 't' AND relnamespace = 'public'::regnamespace;
