-- Lo exportado se importa igual, aquí o en otra base: declara lo nuevo, ajusta lo que está en otro nivel y no toca lo demás.
\pset format unaligned
CREATE ROLE regress_intercambio IN ROLE nivel_administrador;
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.clientes (id int PRIMARY KEY);
CREATE TABLE suc0001.ventas (id int, cliente int REFERENCES suc0001.clientes);
SELECT nivel.exportar_configuracion();
SELECT nivel.importar_configuracion('{}');
SET ROLE regress_intercambio;
SELECT nivel.importar_configuracion('{"ventas":[2],"clientes":[2],"ordcon":[1],"movimientos":[3,2],"Año d''or":[3]}');
SELECT nivel.exportar_configuracion();
SELECT nivel.importar_configuracion(nivel.exportar_configuracion());
-- Un cambio de nivel es un ajuste, en el orden que haga falta.
SELECT nivel.importar_configuracion('{"ventas":[1],"clientes":[1],"ordcon":[1]}');
SELECT nivel.exportar_configuracion();
RESET ROLE;
SELECT to_regclass('public.ventas'), to_regclass('suc0001.ventas');
SELECT accion, entidad, nivel_origen AS desde, nivel_destino AS hasta, resultado, rol, detalle -> 'cambiadas' AS cambiadas FROM nivel.historial
WHERE accion <> 'activar' ORDER BY momento, entidad;
CREATE TEMP TABLE documento AS SELECT nivel.exportar_configuracion() AS d;
DELETE FROM nivel.configuracion;
SELECT nivel.importar_configuracion(d) FROM documento;
SELECT d = nivel.exportar_configuracion() AS igual FROM documento;
DROP ROLE regress_intercambio;
