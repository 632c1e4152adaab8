-- Lo que guarda el tipo de algo que se vuelve a hacer sigue también: la columna del tipo de una vista materializada, la de un compuesto con un campo de la fila.
-- Lo que el servidor no deja cambiar con ellas se nombra, con lo que lo quita y lo vuelve a crear.
\pset format unaligned
\pset tuples_only on
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
CREATE FUNCTION public.en_las_dos(que text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE e text;
BEGIN
    FOREACH e IN ARRAY '{suc0001,suc0002}'::text[] LOOP PERFORM set_config('search_path', e || ', public', true); EXECUTE que; END LOOP;
END $$;
CREATE VIEW public.tipos AS SELECT c.oid::regclass::text || '.' || a.attname AS columna, format_type(a.atttypid, a.atttypmod) AS tipo
FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid WHERE c.relnamespace::regnamespace::text ~ '^suc' AND c.relkind IN ('r', 'c') AND a.attnum > 0 AND NOT a.attisdropped;
-- Desde una vista materializada y desde un compuesto.
SELECT public.en_las_dos($$
CREATE TABLE t (a int);
CREATE MATERIALIZED VIEW resumen AS SELECT count(*) AS n FROM t;
CREATE TYPE doble AS (uno resumen, otros resumen[]);
CREATE TABLE guarda (id int, r resumen, rr resumen[]);
CREATE TYPE par AS (x int, y t);
CREATE TABLE pares (id int, "el par" par, lista par[]);
CREATE MATERIALIZED VIEW de_pares AS SELECT id, "el par" FROM pares;
CREATE VIEW ve AS SELECT r FROM guarda; $$);
CREATE TABLE antes AS SELECT * FROM tipos;
SELECT nivel.configurar('t', 2);
SELECT (nivel.ajustar('t', 1)).resultado;
SELECT * FROM tipos WHERE tipo IN ('t', 'u') ORDER BY columna;
SELECT * FROM antes EXCEPT SELECT * FROM tipos ORDER BY 1;
SELECT (nivel.ajustar('t', 2)).resultado;
SELECT * FROM antes EXCEPT SELECT * FROM tipos;
-- Lo que guardan no se pierde.
INSERT INTO suc0002.pares VALUES (1, ROW(1, NULL));
SELECT nivel.ajustar('t', 1);
TABLE suc0002.pares;
DELETE FROM suc0002.pares;
INSERT INTO suc0001.guarda VALUES (1, NULL, '{NULL}');
SELECT nivel.ajustar('t', 1);
DELETE FROM suc0001.guarda;
-- Lo que no se puede, y su salida, que sirve.
SELECT public.en_las_dos($$
CREATE TABLE u (calle text);
CREATE TYPE sobre AS (x int, y u);
CREATE TABLE sobres OF sobre;
CREATE TABLE pedidos (id int, dir u);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER tg BEFORE UPDATE OF dir ON pedidos FOR EACH ROW EXECUTE FUNCTION f();
CREATE POLICY pol ON pedidos USING (dir IS NULL); $$);
SELECT nivel.configurar('u', 2);
SELECT nivel.ajustar('u', 1);
SELECT public.en_las_dos('ALTER TABLE sobres NOT OF; DROP TRIGGER tg ON pedidos; DROP POLICY pol ON pedidos');
SELECT (nivel.ajustar('u', 1)).resultado;
SELECT public.en_las_dos('ALTER TABLE sobres OF sobre; CREATE TRIGGER tg BEFORE UPDATE OF dir ON pedidos FOR EACH ROW EXECUTE FUNCTION f(); CREATE POLICY pol ON pedidos USING (dir IS NULL)');
SELECT * FROM tipos WHERE tipo IN ('t', 'u') ORDER BY columna;
