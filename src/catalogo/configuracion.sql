SELECT json_build_object('nivel', c.nivel, 'permitidos', c.niveles_permitidos) FROM nivel.configuracion c WHERE c.entidad = $1
