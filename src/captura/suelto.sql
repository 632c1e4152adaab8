   -- what a table may use, made in public by a migration, stays there when the table goes: no function says so, because the library works with what an older version installed
   OR s.esquema = 'public' AND NOT s.de_tabla AND s.clase IN ('type', 'composite type', 'domain', 'domain constraint', 'function', 'procedure', 'aggregate', 'sequence')
