-- $1: last id to seal. $2: rows of a seal. $3: who seals. One seal, or nothing when there is nothing left.
WITH previo AS (
    SELECT coalesce(max(s.numero), 0) AS numero, coalesce(max(s.hasta), 0) AS hasta FROM nivel.sello s
), filas AS (
    SELECT f.id, f.huella
    FROM (SELECT a.id, a.huella FROM nivel.auditoria a WHERE a.id > (SELECT p.hasta FROM previo p) ORDER BY a.id LIMIT $2) f
    WHERE f.id <= $1
), tramo AS (
    SELECT count(*) AS filas, CASE WHEN count(*) = $2 THEN max(f.id) ELSE $1 END AS hasta,
           pg_catalog.array_agg(f.id ORDER BY f.id) AS ids, pg_catalog.array_agg(f.huella ORDER BY f.id) AS huellas
    FROM filas f
), nuevo AS MATERIALIZED (
    SELECT p.numero + 1 AS numero, pg_catalog.clock_timestamp() AS momento, $3 AS rol, p.hasta + 1 AS desde, t.hasta, t.ids, t.huellas,
           (SELECT s.resumen FROM nivel.sello s WHERE s.numero = p.numero) AS anterior
    FROM previo p CROSS JOIN tramo t WHERE t.filas > 0
)
INSERT INTO nivel.sello AS s (numero, momento, rol, desde, hasta, ids, huellas, resumen)
SELECT n.numero, n.momento, n.rol, n.desde, n.hasta, n.ids, n.huellas,
       nivel._resumen(n.anterior, n.numero, n.momento, n.rol, n.desde, n.hasta, n.ids, n.huellas)
FROM nuevo n
RETURNING pg_catalog.json_build_object('numero', s.numero, 'hasta', s.hasta, 'filas', pg_catalog.cardinality(s.ids), 'resumen', s.resumen)
