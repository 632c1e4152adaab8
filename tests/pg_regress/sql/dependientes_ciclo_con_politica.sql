-- Un ciclo que cierra una política, y otro entre sucursales distintas.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
SET nivel.captura = off;
CREATE TABLE suc0001.zonas (id int PRIMARY KEY);
CREATE TABLE suc0001.clientes (id int PRIMARY KEY, zona_id int CONSTRAINT fk_zona REFERENCES suc0001.zonas);
CREATE POLICY con_clientes ON suc0001.zonas USING (EXISTS (SELECT FROM suc0001.clientes c WHERE c.zona_id = zonas.id));
RESET nivel.captura;
SELECT nivel.ajustar('zonas', 1);
SELECT nivel.ajustar('clientes', 1);
SELECT tipo, mensaje, detalle FROM nivel.previsualizar('zonas', 1) WHERE tipo = 'dependencia';
DROP POLICY con_clientes ON suc0001.zonas;
SELECT resultado FROM nivel.ajustar('zonas', 1);
SELECT resultado FROM nivel.ajustar('clientes', 1);
SET nivel.captura = off;
CREATE TABLE suc0002.marcas (id int PRIMARY KEY);
CREATE TABLE suc0001.rubros (id int PRIMARY KEY, marca int CONSTRAINT fk_marca REFERENCES suc0002.marcas);
CREATE TABLE suc0002.rubros (LIKE suc0001.rubros INCLUDING ALL);
ALTER TABLE suc0002.marcas ADD rubro int CONSTRAINT fk_rubro REFERENCES suc0002.rubros;
RESET nivel.captura;
SELECT nivel.ajustar('rubros', 1, referencia => 'suc0001');
