-- Una fila que FORCE ROW LEVEL SECURITY esconde hasta a su dueño impide el ajuste.
\set SHOW_CONTEXT never
CREATE ROLE regress_ajustar_rls_duenio;
CREATE ROLE regress_ajustar_rls_admin IN ROLE nivel_administrador;
CREATE SCHEMA suc0001 AUTHORIZATION regress_ajustar_rls_duenio;
GRANT USAGE ON SCHEMA suc0001 TO regress_ajustar_rls_admin;
SET ROLE regress_ajustar_rls_duenio;
CREATE TABLE suc0001.zonas (id int);
INSERT INTO suc0001.zonas VALUES (1);
ALTER TABLE suc0001.zonas ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT ON suc0001.zonas TO regress_ajustar_rls_admin;
SELECT count(*) FROM suc0001.zonas;
SET ROLE regress_ajustar_rls_admin;
SELECT count(*) FROM suc0001.zonas;
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
RESET ROLE;
DROP OWNED BY regress_ajustar_rls_duenio, regress_ajustar_rls_admin;
DROP ROLE regress_ajustar_rls_duenio, regress_ajustar_rls_admin;
