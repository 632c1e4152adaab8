-- ALTER DEFAULT PRIVILEGES no le da a lo traído más de lo que tenía en la sucursal.
\pset format unaligned
CREATE ROLE regress_dep_ppo;
CREATE SCHEMA suc0001;
CREATE FUNCTION suc0001.siguiente() RETURNS int LANGUAGE sql AS 'SELECT 1';
REVOKE EXECUTE ON FUNCTION suc0001.siguiente() FROM PUBLIC;
CREATE SEQUENCE suc0001.numeros;
CREATE TABLE suc0001.zonas (id int DEFAULT suc0001.siguiente(), n int DEFAULT nextval('suc0001.numeros'));
SET nivel.captura = off;
CREATE FUNCTION suc0001.otra() RETURNS int LANGUAGE sql AS 'SELECT 1';
REVOKE EXECUTE ON FUNCTION suc0001.otra() FROM PUBLIC;
CREATE TABLE suc0001.rutas (id int DEFAULT suc0001.otra());
CREATE TABLE public.rutas (x int);
RESET nivel.captura;
ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO regress_dep_ppo;
ALTER DEFAULT PRIVILEGES GRANT USAGE ON SEQUENCES TO regress_dep_ppo;
ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC;
SELECT resultado, estrategia FROM nivel.ajustar('zonas', 1);
SELECT resultado, estrategia FROM nivel.ajustar('rutas', 1);
SELECT f::regprocedure, has_function_privilege('regress_dep_ppo', f, 'EXECUTE') FROM unnest('{public.siguiente(),public.otra()}'::regprocedure[]) f;
SELECT has_sequence_privilege('regress_dep_ppo', 'public.numeros', 'USAGE'), has_table_privilege('regress_dep_ppo', 'public.zonas', 'SELECT'),
       has_table_privilege('regress_dep_ppo', 'public.rutas', 'SELECT');
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM regress_dep_ppo;
ALTER DEFAULT PRIVILEGES REVOKE USAGE ON SEQUENCES FROM regress_dep_ppo;
ALTER DEFAULT PRIVILEGES REVOKE SELECT ON TABLES FROM PUBLIC;
DROP ROLE regress_dep_ppo;
