-- El dueño de la copia no puede crear en public: nada suyo se ejecuta allí; su copia, vacía, se mueve y sigue siendo suya.
\set SHOW_CONTEXT never
CREATE ROLE regress_ajustar_dsd;
CREATE SCHEMA suc0001 AUTHORIZATION regress_ajustar_dsd;
SET ROLE regress_ajustar_dsd;
CREATE TABLE suc0001.zonas (id int);
RESET ROLE;
SELECT resultado, estrategia FROM nivel.ajustar('zonas', 1);
SELECT relowner::regrole FROM pg_class WHERE oid = 'public.zonas'::regclass;
DROP OWNED BY regress_ajustar_dsd;
DROP ROLE regress_ajustar_dsd;
