DELETE FROM nivel.vinculo WHERE numero IN (SELECT v.numero FROM nivel._vinculos v WHERE v.tabla = $1)
