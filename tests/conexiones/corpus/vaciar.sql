-- A database as nobody has used it.
DO $$
DECLARE
    borrar text;
BEGIN
    FOR borrar IN
        SELECT format('DROP PUBLICATION %I', pubname) FROM pg_publication
        UNION ALL
        -- Those with extensions last: the server cannot drop an extension before an index that uses its options.
        SELECT string_agg(format('DROP SCHEMA %I CASCADE', nspname), '; ' ORDER BY nspname ~ '^(suc|corpus)' DESC) FROM pg_namespace
        WHERE nspname !~ '^pg_' AND nspname NOT IN ('nivel', 'information_schema')
    LOOP
        EXECUTE borrar;
    END LOOP;
END
$$;
CREATE SCHEMA public;
GRANT USAGE ON SCHEMA public TO PUBLIC
