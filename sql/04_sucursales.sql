-- Registered schemas, and those whose name says what they are. A caja's name begins with its sucursal's.
CREATE VIEW nivel.sucursales AS
WITH descubiertas AS (
    SELECT n.nspname::text COLLATE "C" AS esquema,
           CASE WHEN n.nspname ~ nivel._patron_caja() THEN 3 ELSE 2 END AS nivel
    FROM pg_catalog.pg_namespace n
    WHERE n.nspname ~ nivel._patron_sucursal() OR n.nspname ~ nivel._patron_caja()
)
SELECT coalesce(r.esquema, d.esquema) AS esquema,
       coalesce(r.nivel, d.nivel)::smallint AS nivel,
       CASE WHEN coalesce(r.nivel, d.nivel) = 3
            THEN coalesce(r.padre, substring(coalesce(r.esquema, d.esquema) FROM '^(.+)caja[^j]*$'))
       END AS padre,
       coalesce(r.activa, true) AS activa,
       r.esquema IS NOT NULL AS registrada
FROM descubiertas d
FULL JOIN nivel.sucursal_registrada r ON r.esquema = d.esquema;
COMMENT ON VIEW nivel.sucursales IS
    'Esquemas de sucursal (2) y de caja (3): los registrados y los que cumplen nivel.patron_sucursal o nivel.patron_caja.';
COMMENT ON COLUMN nivel.sucursales.padre IS 'Sucursal a la que pertenece una caja';
COMMENT ON COLUMN nivel.sucursales.activa IS 'Falso después de nivel.baja_sucursal; sus copias se verifican igual';
COMMENT ON COLUMN nivel.sucursales.registrada IS 'Si está en el registro (verdadero) o se descubrió por el nombre (falso)';
