-- El dueño de la copia no puede crear en public: NV007 con el GRANT que hace falta.
\set SHOW_CONTEXT never
CREATE ROLE regress_ajustar_dsd;
CREATE SCHEMA suc0001 AUTHORIZATION regress_ajustar_dsd;
SET ROLE regress_ajustar_dsd;
CREATE TABLE suc0001.zonas (id int);
RESET ROLE;
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
DROP OWNED BY regress_ajustar_dsd;
DROP ROLE regress_ajustar_dsd;
