UPDATE nivel.configuracion SET nivel = $2, niveles_permitidos = $3, otros_niveles = $4 WHERE entidad = $1
