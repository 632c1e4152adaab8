-- Una fila por entidad configurada: dónde está cada cosa.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
CREATE SCHEMA suc0001caja001;
CREATE SCHEMA otro;
CREATE TABLE suc0001.zonas (id int);
CREATE TABLE suc0002.zonas (id int);
CREATE TABLE suc0001caja001.zonas (id int);
CREATE TABLE otro.zonas (id int);
CREATE TABLE public.monedas (id int);
CREATE VIEW suc0001.vacia AS SELECT 1 AS id;
SELECT nivel.configurar('zonas', 2);
SELECT nivel.configurar('monedas', 1, '{1}');
SELECT nivel.configurar('vacia', 2);
SELECT entidad, nivel, niveles_permitidos, en_public, copias_sucursal, copias_caja, modificado_por = session_user AS por_mi, modificado_en IS NOT NULL AS con_fecha
FROM nivel.estado ORDER BY entidad;
SELECT (nivel.ajustar('zonas', 1)).resultado;
SELECT entidad, nivel, en_public, copias_sucursal, copias_caja, migraciones_pendientes FROM nivel.estado WHERE entidad = 'zonas';
