-- Lo que dependía de la copia y ya se borró no se nombra ni impide.
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
SET nivel.captura = off;
CREATE TABLE suc0001.zonas (id int PRIMARY KEY);
CREATE TABLE suc0002.zonas (id int PRIMARY KEY);
CREATE TABLE suc0002.clientes (zona_id int CONSTRAINT fk_zona REFERENCES suc0002.zonas);
CREATE VIEW suc0002.v_zonas AS SELECT id FROM suc0002.zonas;
CREATE DOMAIN suc0002.d_zonas AS suc0002.zonas;
RESET nivel.captura;
SELECT count(*) FROM nivel.previsualizar('zonas', 1) WHERE tipo = 'impedimento';
DROP VIEW suc0002.v_zonas;
DROP DOMAIN suc0002.d_zonas;
ALTER TABLE suc0002.clientes DROP CONSTRAINT fk_zona;
SELECT tipo, mensaje FROM nivel.previsualizar('zonas', 1) WHERE tipo IN ('dependencia', 'impedimento');
SELECT resultado FROM nivel.ajustar('zonas', 1);
