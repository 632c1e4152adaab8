DELETE FROM nivel.phinxlog_registrado WHERE esquema = $1
