-- nivel.progreso: para leer, sin nadie en nada, y lo que hay en ella.
\pset format unaligned
SELECT * FROM nivel.progreso;
SELECT attname, atttypid::regtype, col_description(attrelid, attnum) <> '' AS comentada
FROM pg_attribute WHERE attrelid = 'nivel.progreso'::regclass AND attnum > 0 ORDER BY attnum;
SELECT proname, prosecdef, proconfig FROM pg_proc WHERE oid = 'nivel._progreso()'::regprocedure;
CREATE ROLE regress_avisos_progreso;
SET ROLE regress_avisos_progreso;
SELECT * FROM nivel.progreso;
SELECT * FROM nivel._progreso();
RESET ROLE;
GRANT nivel_lector TO regress_avisos_progreso;
SET ROLE regress_avisos_progreso;
SELECT count(*) FROM nivel.progreso;
RESET ROLE;
DROP ROLE regress_avisos_progreso;
