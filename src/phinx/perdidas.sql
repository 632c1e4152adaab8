-- Of the schemas $1, those whose registered phinxlog is not there any more.
SELECT json_agg(g.esquema) FROM nivel.phinxlog_registrado g
WHERE g.esquema = ANY ($1) AND NOT EXISTS (SELECT FROM nivel._phinxlog x WHERE x.esquema = g.esquema_tabla AND x.nombre = g.tabla)
