-- Un bloque DO: se registra la sentencia de adentro, nunca el DO.
\pset format unaligned
CREATE SCHEMA suc0001;
DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['clientes', 'zonas'] LOOP
        EXECUTE format('CREATE TABLE suc0001.%I (id int)', t);
    END LOOP;
    -- sin EXECUTE
    ALTER TABLE suc0001.zonas ADD COLUMN nombre text DEFAULT 'a; b';
    INSERT INTO suc0001.zonas VALUES (1);
END $$;
SELECT entidad, etiqueta, exacta, sentencia FROM nivel.bitacora WHERE clase <> 'esquema' ORDER BY id;
