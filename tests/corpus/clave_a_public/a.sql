-- Claves foráneas a tablas compartidas.
CREATE TABLE t (id int, pais int REFERENCES public.paises ON UPDATE CASCADE, otro int REFERENCES public.paises (codigo));
