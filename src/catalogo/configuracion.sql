SELECT json_build_object('nivel', c.nivel, 'permitidos', c.niveles_permitidos, 'otros', c.otros_niveles) FROM nivel.configuracion c WHERE c.entidad = $1
