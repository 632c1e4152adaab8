-- Una clave foránea a la misma tabla.
CREATE TABLE t (id int PRIMARY KEY, padre int REFERENCES t ON DELETE SET NULL);
