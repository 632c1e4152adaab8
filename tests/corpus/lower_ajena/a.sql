-- public tiene una función lower(text) de alguien, y la tabla usa la del servidor en un CHECK.
CREATE TABLE t (codigo text CHECK (codigo = lower(codigo)));
