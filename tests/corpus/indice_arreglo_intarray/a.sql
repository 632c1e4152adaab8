-- Un índice gist de intarray sobre un arreglo de enteros.
CREATE TABLE t (etiquetas int[]);
CREATE INDEX t_etiquetas ON t USING gist (etiquetas gist__int_ops);
