-- paso: alta
-- en: public
CREATE SCHEMA suc0003;
CREATE OPERATOR CLASS suc0003.al_reves FOR TYPE int USING btree AS OPERATOR 1 >, OPERATOR 2 >=, OPERATOR 3 =, OPERATOR 4 <=, OPERATOR 5 <, FUNCTION 1 btint4cmp(int, int);
-- en lugar: SELECT nivel.completar_sucursal('suc0003')
-- paso: 2 a 1 sin registrar
DROP INDEX t_a;
