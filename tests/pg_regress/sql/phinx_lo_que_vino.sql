-- Lo que viene con la tabla viene con sus migraciones, también si son otras que las de la tabla, y si se llamaba de otra manera.
\set VERBOSITY terse
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
CREATE FUNCTION public.phinxlog_en(text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE format('CREATE TABLE %I.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100), start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false)', $1); END $$;
SELECT phinxlog_en(s) FROM unnest(ARRAY['suc0001', 'suc0002', 'public']) s;
\set tipo 'BEGIN; CREATE TYPE e AS ENUM ($$a$$); INSERT INTO phinxlog VALUES (1, $$Tipo$$, now(), now()); COMMIT;'
\set funcion 'BEGIN; CREATE FUNCTION f(e) RETURNS int LANGUAGE sql IMMUTABLE RETURN 1; CREATE SEQUENCE num; INSERT INTO phinxlog VALUES (2, $$Funcion$$, now(), now()); COMMIT;'
\set nombres 'BEGIN; ALTER TYPE e RENAME TO estado; ALTER FUNCTION f(estado) RENAME TO peso; INSERT INTO phinxlog VALUES (3, $$Nombres$$, now(), now()); COMMIT;'
\set tabla 'BEGIN; CREATE TABLE pedidos (id int DEFAULT nextval($$num$$), x estado, CHECK (peso(x) > 0)); INSERT INTO phinxlog VALUES (4, $$Pedidos$$, now(), now()); COMMIT;'
\set valor 'BEGIN; ALTER TYPE estado ADD VALUE $$b$$; INSERT INTO phinxlog VALUES (5, $$Valor$$, now(), now()); COMMIT;'
\set otra 'BEGIN; CREATE TYPE e AS (i int); INSERT INTO phinxlog VALUES (6, $$Otro$$, now(), now()); COMMIT;'
SET search_path = suc0001, public;
:tipo
:funcion
:nombres
:tabla
:valor
:otra
SET search_path = suc0002, public;
:tipo
:funcion
:nombres
:tabla
:valor
:otra
RESET search_path;
SELECT nivel.configurar('pedidos', 2);
SELECT migraciones FROM nivel.ajustar('pedidos', 1);
SELECT version, migration_name FROM public.phinxlog ORDER BY 1;
-- A la vuelta, y para quien viene después.
DELETE FROM suc0002.phinxlog WHERE version IN (1, 2);
SELECT migraciones FROM nivel.ajustar('pedidos', 2);
SELECT version, migration_name FROM suc0002.phinxlog ORDER BY 1;
-- Sin la bitácora de la tabla, también.
SELECT migraciones, estrategia FROM nivel.ajustar('pedidos', 1, estrategia => 'copiar');
SELECT version, migration_name FROM public.phinxlog ORDER BY 1;
