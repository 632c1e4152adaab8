-- Una clave foránea que apunta a la copia se vuelve a crear sobre la tabla compartida; nunca CASCADE.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int PRIMARY KEY);
CREATE TABLE suc0001.clientes (id int, zona_id int CONSTRAINT fk_zona REFERENCES suc0001.zonas);
SELECT tipo, mensaje, detalle FROM nivel.previsualizar('zonas', 1) WHERE tipo = 'dependencia';
SELECT resultado, estrategia, copias_verificadas, copias_eliminadas FROM nivel.ajustar('zonas', 1);
SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = 'suc0001.clientes'::regclass;
