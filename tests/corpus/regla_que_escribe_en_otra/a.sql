-- Una regla que escribe en otra tabla de la sucursal, que se queda.
CREATE TABLE registro (a int);
CREATE TABLE t (a int);
CREATE RULE anotar AS ON INSERT TO t DO ALSO INSERT INTO registro VALUES (NEW.a);
