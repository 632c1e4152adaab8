-- A public le falta la migración que quitó un privilegio a todos.
-- en public: 1
CREATE TABLE t (a int, saldo int);
GRANT ALL ON t TO PUBLIC;
-- migración
REVOKE ALL ON t FROM PUBLIC;
