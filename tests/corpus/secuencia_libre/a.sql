-- Un valor por omisión de una secuencia que no es de nadie.
CREATE SEQUENCE numeros START 500 INCREMENT 10 CACHE 4;
CREATE TABLE t (id int DEFAULT nextval('numeros') PRIMARY KEY, a text);
