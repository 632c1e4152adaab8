-- La tabla tuvo una clave a otra que ya no está.
CREATE TABLE rubros (id int PRIMARY KEY);
CREATE TABLE t (a int, rubro int REFERENCES rubros);
-- migración
ALTER TABLE t DROP COLUMN rubro;
DROP TABLE rubros;
