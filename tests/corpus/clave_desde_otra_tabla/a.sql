-- Una tabla de la sucursal que no se lleva apunta a la que sí.
CREATE TABLE t (id int PRIMARY KEY);
CREATE TABLE renglones (id int, t int CONSTRAINT a_t REFERENCES t ON DELETE CASCADE DEFERRABLE);
CREATE INDEX renglones_t ON renglones (t);
