UPDATE nivel.configuracion SET nivel = $2, niveles_permitidos = $3 WHERE entidad = $1
