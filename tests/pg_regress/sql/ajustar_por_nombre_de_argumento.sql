-- Los argumentos se pueden nombrar, y el resultado se lee como una fila o como un valor.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int);
CREATE TABLE suc0001.rubros (id int);
SELECT resultado FROM nivel.ajustar(entidad => 'zonas', nivel => 1, referencia => 'suc0001', limpieza => 'eliminar');
SELECT (nivel.ajustar('rubros', 1)::text ~ '^\([-0-9a-f]{36},rubros,2,1,exitoso,"Configuración ajustada exitosamente",reproducir,\{\},1,1,[0-9.]+\)$') AS una_fila;
