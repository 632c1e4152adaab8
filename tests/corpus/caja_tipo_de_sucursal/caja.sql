CREATE TABLE t (id int, medio {s}.medio DEFAULT 'efectivo', importe {s}.importe);
