-- La tabla se hizo de nuevo con otro nombre y ocupó el lugar de la vieja.
CREATE TABLE t (a int);
-- migración
CREATE TABLE t_nueva (LIKE t INCLUDING ALL, b int);
DROP TABLE t;
ALTER TABLE t_nueva RENAME TO t;
