INSERT INTO nivel.configuracion (entidad, nivel, otros_niveles, modificado_por) VALUES ($1, $2, $3, $4)
