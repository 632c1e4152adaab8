-- What hung on objects that went, now that they are there again.
DO $$
DECLARE
    sentencia text;
    motivo text;
BEGIN
    FOREACH sentencia IN ARRAY
        current_setting('nivel_actualizacion.captura')::text[] || current_setting('nivel_actualizacion.privilegios')::text[]
    LOOP
        BEGIN
            PERFORM nivel._ddl_propio(sentencia);
        EXCEPTION WHEN undefined_table OR undefined_column OR undefined_function OR undefined_object THEN
            GET STACKED DIAGNOSTICS motivo = MESSAGE_TEXT;
            RAISE WARNING USING MESSAGE = format('No se repuso: %s', sentencia), DETAIL = motivo,
                HINT = 'Esta versión no tiene ese objeto. Si lo reemplaza otro, repita la sentencia con su nombre.';
        END;
    END LOOP;
END
$$;
