CREATE TABLE t (precio numeric(10,2), cantidad int, total numeric GENERATED ALWAYS AS (precio + cantidad) STORED, clave text GENERATED ALWAYS AS (upper('x' || cantidad::text)) STORED);
