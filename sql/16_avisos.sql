-- Who is at what (src/progreso.rs). SECURITY DEFINER: the texts of others are not for everybody to read, and these say nothing
-- that a reader may not know. Anybody can say such a text: only a backend that holds the lock which goes with it is believed.
CREATE FUNCTION nivel._progreso() RETURNS TABLE (pid integer, usuario text, accion text, entidad text, paso text, hechos integer, total integer,
                                                 desde timestamptz, actualizado timestamptz)
LANGUAGE sql STABLE PARALLEL UNSAFE SECURITY DEFINER ROWS 10 SET search_path = pg_catalog, pg_temp AS $$
    SELECT a.pid, a.usename::text, t.partes[1], t.partes[5], t.partes[2], t.partes[3]::integer, t.partes[4]::integer, a.query_start, a.state_change
    FROM pg_locks l
    JOIN pg_stat_activity a ON a.pid = l.pid
    CROSS JOIN LATERAL (SELECT regexp_match(a.query, '^nivel[.]([a-z_]+): ([^(]+) [(]([0-9]{1,9})/([0-9]{1,9})[)]: (.*)$')) t (partes)
    WHERE l.locktype = 'object' AND l.classid = 'pg_extension'::regclass AND l.objid = 0 AND l.objsubid = 3 AND l.granted
      AND l.database = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database())
      AND a.state = 'active' AND t.partes IS NOT NULL
$$;
COMMENT ON FUNCTION nivel._progreso() IS 'Interna: lo que muestra nivel.progreso.';

CREATE VIEW nivel.progreso AS
SELECT p.pid, p.usuario, p.accion, p.entidad, p.paso, p.hechos, p.total, p.desde, p.actualizado FROM nivel._progreso() p;
COMMENT ON VIEW nivel.progreso IS
'Qué se está haciendo ahora
Una fila por llamada en curso en esta base (ajustar, previsualizar, configurar, ...): en qué
paso está y cuánto lleva. Es lo que pg_stat_activity muestra de esas sesiones.
Quién: nivel_lector.
Ejemplo: SELECT entidad, paso, hechos, total, desde FROM nivel.progreso;';
COMMENT ON COLUMN nivel.progreso.pid IS 'Proceso que la ejecuta; pg_blocking_pids(pid) dice a quién espera';
COMMENT ON COLUMN nivel.progreso.usuario IS 'Rol de la sesión';
COMMENT ON COLUMN nivel.progreso.accion IS 'Función que se llamó';
COMMENT ON COLUMN nivel.progreso.entidad IS 'Entidad';
COMMENT ON COLUMN nivel.progreso.paso IS 'Paso en curso';
COMMENT ON COLUMN nivel.progreso.hechos IS 'Cuánto del paso está hecho';
COMMENT ON COLUMN nivel.progreso.total IS 'Cuánto hay que hacer en el paso: tablas, sentencias, ...';
COMMENT ON COLUMN nivel.progreso.desde IS 'Cuándo empezó la sentencia';
COMMENT ON COLUMN nivel.progreso.actualizado IS 'Cuándo avanzó por última vez';
