-- Un ciclo de tres, con otra entidad que va antes y otra que depende de él: cada una recibe lo suyo.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
SET nivel.captura = off;
CREATE TABLE suc0001.monedas (id int PRIMARY KEY);
CREATE TABLE suc0001."Áreas" (id int PRIMARY KEY, moneda int CONSTRAINT fk_moneda REFERENCES suc0001.monedas);
CREATE TABLE suc0001.empleados (id int PRIMARY KEY, area int CONSTRAINT fk_area REFERENCES suc0001."Áreas", jefe int CONSTRAINT fk_jefe REFERENCES suc0001.empleados);
CREATE TABLE suc0001.obras (id int PRIMARY KEY, capataz int CONSTRAINT fk_capataz REFERENCES suc0001.empleados, moneda int CONSTRAINT fk_moneda REFERENCES suc0001.monedas);
ALTER TABLE suc0001."Áreas" ADD obra int CONSTRAINT fk_obra REFERENCES suc0001.obras, ADD otra int CONSTRAINT fk_otra REFERENCES suc0001.obras;
CREATE TABLE suc0001.partes (obra int CONSTRAINT fk_obra REFERENCES suc0001.obras);
RESET nivel.captura;
SELECT nivel.ajustar('Áreas', 1);
SELECT nivel.ajustar('empleados', 1);
SELECT nivel.ajustar('partes', 1);
SELECT e.entidad, p.mensaje, p.detalle - 'quitar' - 'volver_a_crear' AS detalle
FROM unnest('{Áreas,empleados,obras,partes}'::text[]) e (entidad), nivel.previsualizar(e.entidad, 1) p WHERE p.tipo = 'dependencia' ORDER BY 1, p.orden;
-- Como se dijo.
SELECT resultado FROM nivel.ajustar('monedas', 1);
SELECT nivel.ajustar('Áreas', 1);
ALTER TABLE suc0001."Áreas" DROP CONSTRAINT fk_obra; ALTER TABLE suc0001."Áreas" DROP CONSTRAINT fk_otra;
SELECT resultado FROM nivel.ajustar('Áreas', 1);
SELECT resultado FROM nivel.ajustar('empleados', 1);
SELECT resultado FROM nivel.ajustar('obras', 1);
SELECT resultado FROM nivel.ajustar('partes', 1);
