-- Una tabla con dos hijas, una con columnas y restricciones propias.
CREATE TABLE t (id int, a int CHECK (a > 0));
CREATE TABLE t_x (x text NOT NULL) INHERITS (t);
CREATE TABLE t_y (CHECK (a < 100)) INHERITS (t);
ALTER TABLE t_x ALTER a SET DEFAULT 5;
