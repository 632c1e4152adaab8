-- What the last call that completed a branch said, and each thing that it named, as the judge calls it: of a table «tabla nombre clase».
SELECT a.mensaje, coalesce(replace(CASE
           WHEN c.c ->> 'clase' <> 'tabla' THEN concat_ws(' ', c.c ->> 'objeto', c.c ->> 'clase')
           WHEN e.e ->> 'clase' = 'índice' THEN concat_ws(' ', e.e ->> 'nombre', e.e ->> 'clase')
           WHEN e.e ->> 'clase' = 'privilegio' THEN concat_ws(' ', c.c ->> 'objeto', e.e ->> 'clase')
           ELSE concat_ws(' ', c.c ->> 'objeto', nullif(e.e ->> 'nombre', ''), e.e ->> 'clase') END, '"', ''), '')
FROM (SELECT * FROM nivel.auditoria WHERE accion = 'completar_sucursal' AND fase = 'ok' ORDER BY id DESC LIMIT 1) a
LEFT JOIN LATERAL jsonb_array_elements(a.detalle -> 'difieren') c (c) ON true
LEFT JOIN LATERAL jsonb_array_elements((c.c -> 'faltan') || (c.c -> 'difieren')) e (e) ON c.c ->> 'clase' = 'tabla'
