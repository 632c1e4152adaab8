-- Migrations that did nothing in schema $1 but to what is gone since and one of the migrations $2 made, changed or dropped: they go where those go. $3: the table and its family.
-- Each set is made once: the journal of a schema is long. Where nothing was ever dropped it is not read.
WITH filas AS MATERIALIZED (
    SELECT b.id, b.migracion, b.clase, b.efecto, b.entidad IS NOT NULL AS tabla,
           CASE WHEN b.entidad IS NULL THEN b.objeto ELSE nivel._nombre_de_hoy(b.esquema, b.entidad, b.id) END AS cosa
    FROM nivel._bitacora b
    WHERE b.esquema = $1 AND NOT b.anulada AND b.migracion IS NOT NULL AND b.clase <> 'esquema' AND NOT EXISTS (SELECT FROM nivel._phinxlog x WHERE x.esquema = $1 AND x.nombre = b.entidad)
      AND EXISTS (SELECT FROM nivel.bitacora e WHERE e.esquema = $1 AND e.efecto = 'elimina' AND e.migracion IS NOT NULL)
), idas AS MATERIALIZED (
    SELECT u.tabla, u.cosa FROM (SELECT DISTINCT ON (f.tabla, f.cosa) f.tabla, f.cosa, f.efecto FROM filas f ORDER BY f.tabla, f.cosa, f.id DESC) u WHERE u.efecto = 'elimina'
), rehechas AS MATERIALIZED (
    -- made anew under its name, and the old one dropped, by one migration: what was called so until then is gone
    SELECT n.clase, n.cosa, max(n.id) AS id FROM filas n
    WHERE n.efecto = 'crea' AND n.clase IN ('tipo', 'dominio') AND (n.migracion, n.clase) IN (SELECT v.migracion, v.clase FROM filas v WHERE v.efecto = 'elimina')
    GROUP BY n.clase, n.cosa
), suyas AS MATERIALIZED (
    SELECT DISTINCT f.tabla, f.cosa FROM filas f WHERE f.migracion = ANY ($2)
), suyas_quitadas AS MATERIALIZED (
    SELECT DISTINCT f.clase FROM filas f WHERE f.migracion = ANY ($2) AND f.efecto = 'elimina' AND f.clase IN ('tipo', 'dominio')
)
SELECT json_agg(x.migracion)
FROM (SELECT f.migracion
      FROM filas f
      LEFT JOIN idas i ON i.tabla = f.tabla AND i.cosa = f.cosa
      LEFT JOIN rehechas r ON r.clase = f.clase AND r.cosa = f.cosa AND r.id > f.id
      LEFT JOIN suyas s ON s.tabla = f.tabla AND s.cosa = f.cosa
      LEFT JOIN suyas_quitadas q ON q.clase = f.clase
      WHERE f.migracion <> ALL ($2) AND NOT (f.tabla AND f.cosa = ANY ($3))
      GROUP BY f.migracion
      HAVING pg_catalog.bool_and((i.cosa IS NOT NULL OR r.cosa IS NOT NULL) AND (s.cosa IS NOT NULL OR q.clase IS NOT NULL))) x
