-- Dos sucursales con la misma tabla vacía: pasa a public, las copias se van y la configuración lo dice.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
CREATE TABLE suc0001.zonas (id serial PRIMARY KEY, nombre text NOT NULL DEFAULT 'sin nombre');
CREATE TABLE suc0002.zonas (id serial PRIMARY KEY, nombre text NOT NULL DEFAULT 'sin nombre');
SELECT nivel.configurar('zonas', 2);
SELECT entidad, nivel_origen, nivel_destino, resultado, mensaje, estrategia, migraciones, copias_verificadas, copias_eliminadas,
       intento IS NOT NULL AS con_intento, milisegundos > 0 AS con_tiempo
FROM nivel.ajustar('zonas', 1);
\d *.zonas
SELECT entidad, nivel, niveles_permitidos, modificado_por = session_user AS por_mi
FROM nivel.configuracion;
INSERT INTO public.zonas DEFAULT VALUES RETURNING *;
