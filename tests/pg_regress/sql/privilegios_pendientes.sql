-- Lo que una migración quitó en las sucursales se quita también en public, y su versión se registra porque su efecto está. Lo que public dio de más, sin que
-- nadie lo quite en las copias, se queda.
\pset format unaligned
\pset tuples_only on
\set SHOW_CONTEXT never
CREATE ROLE regress_privilegios_lectora;
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
CREATE TABLE public.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100), start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false);
CREATE TABLE suc0001.phinxlog (LIKE public.phinxlog INCLUDING ALL);
CREATE TABLE suc0002.phinxlog (LIKE public.phinxlog INCLUDING ALL);
SELECT format('BEGIN; SET LOCAL search_path = %I; CREATE TABLE cu (a int, saldo int); GRANT SELECT, INSERT, UPDATE ON cu TO regress_privilegios_lectora; INSERT INTO phinxlog VALUES (1, ''Uno'', now(), now()); COMMIT', s)
FROM unnest('{suc0001,suc0002,public}'::text[]) s \gexec
SELECT format('BEGIN; SET LOCAL search_path = %I; REVOKE INSERT, UPDATE ON cu FROM regress_privilegios_lectora; ALTER TABLE cu ADD obs text; INSERT INTO phinxlog VALUES (2, ''Quitar'', now(), now()); COMMIT', s)
FROM unnest('{suc0001,suc0002}'::text[]) s \gexec
SELECT nivel.configurar('cu', 2);
SELECT tipo, mensaje FROM nivel.previsualizar('cu', 1);
SELECT estrategia, migraciones FROM nivel.ajustar('cu', 1);
SELECT has_table_privilege('regress_privilegios_lectora', 'public.cu', 'SELECT') AS lee, has_table_privilege('regress_privilegios_lectora', 'public.cu', 'INSERT') AS agrega;
-- Solo un REVOKE, de PUBLIC.
SELECT format('BEGIN; SET LOCAL search_path = %I; CREATE TABLE cu2 (a int); GRANT ALL ON cu2 TO PUBLIC; INSERT INTO phinxlog VALUES (3, ''Tres'', now(), now()); COMMIT', s)
FROM unnest('{suc0001,suc0002,public}'::text[]) s \gexec
SELECT format('BEGIN; SET LOCAL search_path = %I; REVOKE ALL ON cu2 FROM PUBLIC; INSERT INTO phinxlog VALUES (4, ''Cuatro'', now(), now()); COMMIT', s)
FROM unnest('{suc0001,suc0002}'::text[]) s \gexec
SELECT nivel.configurar('cu2', 2);
SELECT estrategia FROM nivel.ajustar('cu2', 1);
SELECT has_table_privilege('regress_privilegios_lectora', 'public.cu2', 'SELECT') AS lee;
SELECT version FROM public.phinxlog ORDER BY 1;
-- Lo que public dio de más.
CREATE TABLE suc0001.cu3 (a int);
CREATE TABLE suc0002.cu3 (a int);
CREATE TABLE public.cu3 (a int);
GRANT SELECT ON public.cu3 TO regress_privilegios_lectora;
SELECT nivel.configurar('cu3', 2);
SELECT estrategia FROM nivel.ajustar('cu3', 1);
SELECT has_table_privilege('regress_privilegios_lectora', 'public.cu3', 'SELECT') AS lee;
DROP OWNED BY regress_privilegios_lectora;
DROP ROLE regress_privilegios_lectora;
