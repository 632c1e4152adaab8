-- cruda
-- up cajas
CREATE TABLE cajas (
id serial PRIMARY KEY,
numero smallint NOT NULL,
descripcion text DEFAULT 'caja; principal'
);
CREATE UNIQUE INDEX uq_cajas_numero ON cajas (numero);
-- up facturas
-- comentario con ; adentro
ALTER TABLE facturas ADD COLUMN caja_id integer;
ALTER TABLE facturas ADD CONSTRAINT fk_facturas_caja FOREIGN KEY (caja_id) REFERENCES cajas (id);
-- up cajas
INSERT INTO cajas (numero) VALUES (1);
-- up facturas
UPDATE facturas SET caja_id = (SELECT id FROM cajas WHERE numero = 1);
-- down facturas
ALTER TABLE facturas DROP COLUMN caja_id;
-- down cajas
DROP TABLE cajas;
