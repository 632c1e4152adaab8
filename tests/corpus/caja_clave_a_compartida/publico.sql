CREATE TABLE public.monedas (id char(3) PRIMARY KEY, nombre varchar(20) CHECK (nombre <> ''));
