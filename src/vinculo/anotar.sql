INSERT INTO nivel.vinculo (esquema, tabla, columna_entidad, columna_nivel, vinculado_por) VALUES ($1, $2, $3, $4, $5)
