-- Migrations that did nothing in schema $1 but to what is gone since and one of the migrations $2 made, changed or dropped: they go where those go. $3: the table and its family.
WITH filas AS MATERIALIZED (
    SELECT b.id, b.migracion, b.clase, b.efecto, b.entidad IS NOT NULL AS tabla,
           CASE WHEN b.entidad IS NULL THEN b.objeto ELSE nivel._nombre_de_hoy(b.esquema, b.entidad, b.id) END AS cosa
    FROM nivel._bitacora b
    WHERE b.esquema = $1 AND NOT b.anulada AND b.migracion IS NOT NULL AND b.clase <> 'esquema' AND NOT EXISTS (SELECT FROM nivel._phinxlog x WHERE x.esquema = $1 AND x.nombre = b.entidad)
), vidas AS MATERIALIZED (
    SELECT f.*, (SELECT l.efecto = 'elimina' FROM filas l WHERE l.tabla = f.tabla AND l.cosa = f.cosa ORDER BY l.id DESC LIMIT 1)
             -- made anew under its name, and the old one dropped, by one migration
             OR f.clase IN ('tipo', 'dominio') AND EXISTS (SELECT FROM filas n JOIN filas v ON v.migracion = n.migracion AND v.clase = n.clase AND v.efecto = 'elimina'
                                                           WHERE n.id > f.id AND n.clase = f.clase AND n.cosa = f.cosa AND n.efecto = 'crea') AS se_fue
    FROM filas f
)
SELECT json_agg(x.migracion)
FROM (SELECT f.migracion FROM vidas f
      WHERE f.migracion <> ALL ($2) AND NOT (f.tabla AND f.cosa = ANY ($3))
      GROUP BY f.migracion
      HAVING pg_catalog.bool_and(f.se_fue AND EXISTS (SELECT FROM filas s WHERE s.migracion = ANY ($2) AND s.tabla = f.tabla
                                                      AND (s.cosa = f.cosa OR s.clase = f.clase AND s.efecto = 'elimina' AND f.clase IN ('tipo', 'dominio'))))) x
