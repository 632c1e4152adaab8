-- Registered schemas, and those whose name says what they are. A caja's name begins with its sucursal's.
CREATE VIEW nivel.sucursales AS
WITH descubiertas AS (
    SELECT n.nspname::text COLLATE "C" AS esquema,
           CASE WHEN n.nspname ~ nivel._patron_caja() THEN 3 ELSE 2 END AS nivel
    FROM pg_catalog.pg_namespace n
    -- whatever the pattern says, these are not branches
    WHERE n.nspname NOT IN ('public', 'nivel', 'information_schema') AND n.nspname !~ '^pg_'
      AND (n.nspname ~ nivel._patron_sucursal() OR n.nspname ~ nivel._patron_caja())
)
SELECT coalesce(r.esquema, d.esquema) AS esquema,
       coalesce(r.nivel, d.nivel)::smallint AS nivel,
       CASE WHEN coalesce(r.nivel, d.nivel) = 3
            THEN coalesce(r.padre, substring(coalesce(r.esquema, d.esquema) FROM '^(.+)caja[0-9]+$'))
       END AS padre,
       coalesce(r.activa, true) AS activa,
       r.esquema IS NOT NULL AS registrada,
       g.phinxlog
FROM descubiertas d
FULL JOIN nivel.sucursal_registrada r ON r.esquema = d.esquema
LEFT JOIN (SELECT p.esquema, string_agg(format('%I.%I', p.esquema_tabla, p.nombre), ', ' ORDER BY p.nombre <> 'phinxlog', p.nombre) AS phinxlog
           FROM nivel._rigen p GROUP BY p.esquema) g ON g.esquema = coalesce(r.esquema, d.esquema);
COMMENT ON VIEW nivel.sucursales IS
'Qué sucursales y cajas hay
Esquemas de sucursal (2) y de caja (3): los registrados y los que cumplen nivel.patron_sucursal
o nivel.patron_caja.
Quién: nivel_lector.
Ejemplo: SELECT * FROM nivel.sucursales;';
COMMENT ON COLUMN nivel.sucursales.padre IS 'Sucursal a la que pertenece una caja';
COMMENT ON COLUMN nivel.sucursales.activa IS 'Falso después de nivel.baja_sucursal; sus copias se verifican igual';
COMMENT ON COLUMN nivel.sucursales.phinxlog IS 'Tabla de Phinx que dice sus migraciones: la del esquema, la que se vio o la de nivel.registrar_phinxlog; nulo: no se sabe';
COMMENT ON COLUMN nivel.sucursales.registrada IS 'Si está en el registro (verdadero) o se descubrió por el nombre (falso)';

-- The one rule of what is recorded: whatever is in a branch schema, and in public the tables of configured entities
-- and of those that have copies in a branch, with their partitions and children.
-- PL/pgSQL, because it runs with every DDL and keeps its plans; a SQL function would be planned each time. Without SET, that each
-- call would pay for: every name is said whole, and nobody but the extension may call it.
CREATE FUNCTION nivel._es_sucursal(esquema text) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF esquema OPERATOR(pg_catalog.=) ANY ('{public,nivel,information_schema}') OR esquema OPERATOR(pg_catalog.~) '^pg_' THEN
        RETURN false;
    END IF;
    RETURN esquema OPERATOR(pg_catalog.~) nivel._patron_sucursal() OR esquema OPERATOR(pg_catalog.~) nivel._patron_caja()
        OR EXISTS (SELECT FROM nivel.sucursal_registrada s WHERE s.esquema OPERATOR(pg_catalog.=) _es_sucursal.esquema);
END
$$;
COMMENT ON FUNCTION nivel._es_sucursal(text) IS 'Interna: si un esquema es de sucursal o de caja.';

CREATE FUNCTION nivel._interesa(esquema text, tabla text) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF esquema OPERATOR(pg_catalog.<>) 'public' THEN
        RETURN nivel._es_sucursal(esquema);
    END IF;
    IF tabla IS NULL THEN
        RETURN false;
    END IF;
    IF EXISTS (SELECT FROM nivel.configuracion c WHERE c.entidad OPERATOR(pg_catalog.=) tabla)
       OR EXISTS (SELECT FROM pg_catalog.pg_class h JOIN pg_catalog.pg_namespace m ON m.oid OPERATOR(pg_catalog.=) h.relnamespace
                  WHERE h.relname OPERATOR(pg_catalog.=) tabla AND h.relkind OPERATOR(pg_catalog.=) ANY ('{r,p}'::pg_catalog."char"[])
                    AND nivel._es_sucursal(m.nspname))
       -- a partition or a child that was, and is gone
       OR EXISTS (SELECT FROM nivel.bitacora b WHERE b.entidad OPERATOR(pg_catalog.=) tabla AND b.esquema OPERATOR(pg_catalog.=) 'public') THEN
        RETURN true;
    END IF;
    -- a partition or a child goes with its parent
    RETURN EXISTS (SELECT FROM pg_catalog.pg_inherits i
                   JOIN pg_catalog.pg_class h ON h.oid OPERATOR(pg_catalog.=) i.inhrelid JOIN pg_catalog.pg_namespace m ON m.oid OPERATOR(pg_catalog.=) h.relnamespace
                   JOIN pg_catalog.pg_class p ON p.oid OPERATOR(pg_catalog.=) i.inhparent JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) p.relnamespace
                   WHERE h.relname OPERATOR(pg_catalog.=) tabla AND m.nspname OPERATOR(pg_catalog.=) 'public' AND n.nspname OPERATOR(pg_catalog.=) 'public'
                     AND nivel._interesa('public', p.relname));
END
$$;
COMMENT ON FUNCTION nivel._interesa(text, text) IS 'Interna: si el DDL sobre esa tabla (o, sin tabla, sobre ese esquema) se registra.';
