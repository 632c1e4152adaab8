-- Dos tablas toman sus números de la misma secuencia, y solo una se lleva.
CREATE SEQUENCE numeros;
CREATE TABLE t (id int DEFAULT nextval('numeros'));
CREATE TABLE otra (id int DEFAULT nextval('numeros'));
