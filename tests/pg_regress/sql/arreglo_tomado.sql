-- Un tipo de la sucursal que se llama como el arreglo de la tabla: el de la copia se llama de otra manera, como allí.
\pset format unaligned
\pset tuples_only on
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001; CREATE SCHEMA suc0002;
SELECT format($$CREATE TYPE %1$I._t AS ENUM ('a', 'b'); CREATE TABLE %1$I.t (a int, b %1$I._t)$$, s) FROM unnest('{suc0001,suc0002}'::text[]) s \gexec
-- La tabla no lo usa.
SELECT format($$CREATE TYPE %1$I._u AS ENUM ('a', 'b'); CREATE TABLE %1$I.u (a int)$$, s) FROM unnest('{suc0001,suc0002}'::text[]) s \gexec
SELECT nivel.configurar('t', 2), nivel.configurar('u', 2);
SELECT e, resultado FROM unnest('{t,u}'::text[]) e CROSS JOIN LATERAL nivel.ajustar(e, 1);
SELECT e, resultado FROM unnest('{t,u}'::text[]) e CROSS JOIN LATERAL nivel.ajustar(e, 2);
SELECT c.oid::regclass, y.typname = '_' || c.relname AS como_siempre FROM pg_class c JOIN pg_type y ON y.typelem = c.reltype AND y.typcategory = 'A' WHERE c.relname IN ('t', 'u') ORDER BY (c.oid::regclass)::text COLLATE "C";
SELECT e, d.* FROM unnest('{t,u}'::text[]) e CROSS JOIN LATERAL nivel.deriva(e) d WHERE d.clase <> 'no comparado';
DROP TABLE suc0002.t, suc0002.u;
SELECT mensaje FROM nivel.completar_sucursal('suc0002');
SELECT c.oid::regclass, y.typname = '_' || c.relname AS como_siempre FROM pg_class c JOIN pg_type y ON y.typelem = c.reltype AND y.typcategory = 'A' WHERE c.relname IN ('t', 'u') ORDER BY (c.oid::regclass)::text COLLATE "C";
SELECT mensaje FROM nivel.alta_sucursal('suc0003');
SELECT e, d.* FROM unnest('{t,u}'::text[]) e CROSS JOIN LATERAL nivel.deriva(e) d WHERE d.clase <> 'no comparado';
