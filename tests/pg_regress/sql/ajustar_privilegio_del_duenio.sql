-- El dueño de la copia se quitó un privilegio: la compartida queda igual, no es un rechazo.
\pset format unaligned
\set VERBOSITY terse
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int);
REVOKE TRIGGER ON suc0001.zonas FROM CURRENT_USER;
SELECT resultado FROM nivel.ajustar('zonas', 1);
SELECT count(*) FROM pg_class c, aclexplode(c.relacl) a WHERE c.oid = to_regclass('public.zonas') AND a.privilege_type = 'TRIGGER';
