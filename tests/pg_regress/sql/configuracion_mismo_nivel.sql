-- Declarar otra vez en el mismo nivel solo cambia lo permitido; no es un ajuste.
\pset format unaligned
SELECT nivel.configurar('clientes', 2);
SELECT nivel.configurar('clientes', 2, '{2,3}');
SELECT nivel, niveles_permitidos FROM nivel.configuracion;
SELECT count(*) FROM nivel.intentos;
