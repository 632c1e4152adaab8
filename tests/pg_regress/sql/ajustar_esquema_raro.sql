-- Una sucursal registrada cuyo nombre hay que citar.
\pset format unaligned
CREATE SCHEMA "Suc 1";
CREATE SCHEMA "d'Ñ""x";
SELECT nivel.registrar_sucursal('Suc 1');
SELECT nivel.registrar_sucursal('d''Ñ"x');
CREATE TABLE "Suc 1".zonas (id serial PRIMARY KEY, nombre text);
CREATE TABLE "d'Ñ""x".zonas (id serial PRIMARY KEY, nombre text);
SELECT mensaje, detalle -> 'copias' AS copias FROM nivel.previsualizar('zonas', 1) WHERE tipo = 'limpieza';
SELECT resultado, copias_verificadas, copias_eliminadas FROM nivel.ajustar('zonas', 1);
\d public.zonas
