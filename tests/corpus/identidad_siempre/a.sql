-- Una columna de identidad con opciones propias.
CREATE TABLE t (id bigint GENERATED ALWAYS AS IDENTITY (START 100 INCREMENT 5 MAXVALUE 90000 CACHE 3 CYCLE) PRIMARY KEY, a int);
