-- Un índice con una clase de operadores de la sucursal, que no se sabe llevar.
CREATE OPERATOR CLASS al_reves FOR TYPE int USING btree AS OPERATOR 1 >, OPERATOR 2 >=, OPERATOR 3 =, OPERATOR 4 <=, OPERATOR 5 <, FUNCTION 1 btint4cmp(int, int);
CREATE TABLE t (a int);
CREATE INDEX t_a ON t (a al_reves);
