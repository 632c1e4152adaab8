-- What the rounds need. The stop is an advisory lock that the test holds: whoever asks for it, waits.
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
CREATE TABLE suc0001.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100), start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false);
CREATE TABLE suc0002.phinxlog (LIKE suc0001.phinxlog INCLUDING ALL);
CREATE TABLE suc0001.movimientos (id bigint PRIMARY KEY, ronda int NOT NULL);
CREATE TABLE suc0002.movimientos (id bigint PRIMARY KEY, ronda int NOT NULL);

CREATE SCHEMA prueba;
CREATE SEQUENCE prueba.disparos;
-- The n-th thing that an adjustment does by DDL, counted also in what is rolled back.
CREATE FUNCTION prueba.parar() RETURNS event_trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF coalesce(current_setting('prueba.parada', true), '') <> '' THEN
        IF nextval('prueba.disparos') = current_setting('prueba.parada')::bigint THEN
            PERFORM pg_advisory_xact_lock_shared(77, 1);
        END IF;
    END IF;
END $$;
CREATE EVENT TRIGGER prueba_antes ON ddl_command_start EXECUTE FUNCTION prueba.parar();
CREATE EVENT TRIGGER prueba_borrado ON sql_drop EXECUTE FUNCTION prueba.parar();
CREATE EVENT TRIGGER prueba_despues ON ddl_command_end EXECUTE FUNCTION prueba.parar();

-- Something that waits in COMMIT.
CREATE TABLE prueba.testigo (ronda int);
CREATE FUNCTION prueba.parar_al_confirmar() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(77, 1);
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER al_confirmar AFTER INSERT ON prueba.testigo DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION prueba.parar_al_confirmar();
