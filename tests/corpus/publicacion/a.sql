-- La tabla está en una publicación, con columnas y filtro.
CREATE TABLE t (id int PRIMARY KEY, a int, b int);
ALTER PUBLICATION corpus_pub ADD TABLE {s}.t (id, a) WHERE (id > 3);
