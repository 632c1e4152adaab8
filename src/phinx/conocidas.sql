-- The versions that some copy of the tables $1 is known to have been through, also if it was rolled back since, and where.
SELECT json_agg(json_build_object('esquema', c.esquema, 'version', c.migracion))
FROM (SELECT DISTINCT b.esquema, b.migracion
      FROM nivel.bitacora b LEFT JOIN nivel.registro_phinx r ON r.id = b.evento_phinx
      WHERE b.entidad = ANY ($1) AND b.migracion IS NOT NULL AND r.accion IS DISTINCT FROM 'revertida') c
