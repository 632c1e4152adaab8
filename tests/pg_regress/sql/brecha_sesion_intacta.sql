-- Un archivo que toma candados de la sesión o se pone a escuchar no deja nada en la sesión de quien lo informa o lo corre; ni le quita lo suyo.
\pset format unaligned
\pset tuples_only on
SELECT nivel.registrar_manifiesto('m', jsonb_build_object('formato', 1, 'epicas', '[]'::jsonb, 'esquemas_esperados', '["public"]'::jsonb, 'archivos', jsonb_build_array(
    jsonb_build_object('orden', 1, 'nombre', '01.sql', 'crea', '[{"clase": "tabla", "esquema": "public", "nombre": "t"}]'::jsonb, 'sql', $sql$
        CREATE TABLE public.t (id int);
        LISTEN ajeno;
        UNLISTEN *;
        DO $$ BEGIN EXECUTE 'LISTEN otro'; PERFORM pg_advisory_lock(5), pg_advisory_lock(5); END $$;
        SELECT pg_advisory_unlock_all();
        SELECT pg_advisory_lock(1), pg_advisory_lock(1), pg_advisory_lock_shared(2), pg_advisory_lock(3, 4), pg_advisory_xact_lock(6);
    $sql$))));
CREATE VIEW public.candados AS SELECT classid, objid, objsubid, mode FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid();
-- Lo que ya tenía quien llama.
LISTEN mio;
SELECT pg_advisory_lock(7), pg_advisory_lock_shared(8);
SELECT archivo, estado FROM nivel.brecha_plan('m');
SELECT * FROM public.candados ORDER BY 1, 2;
SELECT pg_listening_channels();
SELECT archivo, estado FROM nivel.cerrar_brecha('m');
-- El de la transacción termina con ella.
SELECT * FROM public.candados ORDER BY 1, 2;
SELECT pg_listening_channels();
SELECT to_regclass('public.t');
SELECT pg_advisory_unlock(7), pg_advisory_unlock_shared(8);
SELECT count(*) FROM public.candados;
