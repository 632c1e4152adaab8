-- paso: 2 a 1
DROP DOMAIN fila;
