-- The end of the installation: what it made, on record.
-- What the server prints of a view may be printed otherwise once it has been read again, as pg_upgrade does; from then on it stays.
DO $$
DECLARE
    vista regclass;
BEGIN
    FOR vista IN SELECT c.oid FROM pg_class c WHERE c.relnamespace = 'nivel'::regnamespace AND c.relkind = 'v' LOOP
        EXECUTE format('CREATE OR REPLACE VIEW %s AS %s', vista, pg_get_viewdef(vista));
    END LOOP;
END
$$;
SET LOCAL quote_all_identifiers = off;
SET LOCAL standard_conforming_strings = on;
DELETE FROM nivel._instalado;
INSERT INTO nivel._instalado (objeto, atributo, valor) SELECT i.objeto, i.atributo, i.valor FROM nivel._instalacion i;
