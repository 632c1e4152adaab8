-- Una sucursal borró una partición que las otras tienen: es la que va adelante, y las otras están atrasadas.
\pset format unaligned
\pset tuples_only on
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001; CREATE SCHEMA suc0002;
SELECT format('CREATE TABLE %I.phinxlog(version bigint primary key, migration_name varchar(100), start_time timestamp, end_time timestamp, breakpoint boolean not null default false)', s) FROM unnest('{suc0001,suc0002,public}'::text[]) s \gexec
SELECT format($$BEGIN; SET LOCAL search_path=%1$I; CREATE TABLE v (m int) PARTITION BY LIST (m); CREATE TABLE v_1 PARTITION OF v FOR VALUES IN (1); CREATE TABLE v_resto PARTITION OF v DEFAULT;
INSERT INTO phinxlog VALUES (20240101000000,'Uno',now(),now()); COMMIT;$$, s) FROM unnest('{suc0001,suc0002}'::text[]) s \gexec
SELECT nivel.configurar('v', 2);
BEGIN; SET LOCAL search_path=suc0001; DROP TABLE v_resto; INSERT INTO phinxlog VALUES (20240201000000,'Dos',now(),now()); COMMIT;
SELECT esquema, objeto, diferencia, referencia FROM nivel.deriva('v') WHERE clase <> 'no comparado';
SELECT tipo, mensaje FROM nivel.previsualizar('v', 1);
SELECT estrategia, migraciones FROM nivel.ajustar('v', 1);
SELECT inhrelid::regclass FROM pg_inherits WHERE inhparent = 'public.v'::regclass;
SELECT version FROM public.phinxlog ORDER BY 1;
SELECT estrategia FROM nivel.ajustar('v', 2);
SELECT inhrelid::regclass FROM pg_inherits WHERE inhparent::regclass::text ~ 'v$' ORDER BY (inhrelid::regclass)::text COLLATE "C";
-- Sin migraciones; y public, que todavía la tiene, no se queda con ella.
SELECT format($$CREATE TABLE %1$I.w (m int) PARTITION BY LIST (m); CREATE TABLE %1$I.w_1 PARTITION OF %1$I.w FOR VALUES IN (1); CREATE TABLE %1$I.w_resto PARTITION OF %1$I.w DEFAULT$$, s) FROM unnest('{suc0001,suc0002,public}'::text[]) s \gexec
SELECT nivel.configurar('w', 2);
DROP TABLE suc0002.w_resto;
SELECT tipo, mensaje FROM nivel.previsualizar('w', 1);
SELECT estrategia FROM nivel.ajustar('w', 1);
SELECT inhrelid::regclass FROM pg_inherits WHERE inhparent = 'public.w'::regclass;
-- Borrada y vuelta a hacer, es la de ahora.
SELECT format($$CREATE TABLE %1$I.x (m int) PARTITION BY LIST (m); CREATE TABLE %1$I.x_1 PARTITION OF %1$I.x FOR VALUES IN (1)$$, s) FROM unnest('{suc0001,suc0002}'::text[]) s \gexec
SELECT format($$DROP TABLE %1$I.x_1; CREATE TABLE %1$I.x_1 PARTITION OF %1$I.x FOR VALUES IN (2)$$, s) FROM unnest('{suc0001,suc0002}'::text[]) s \gexec
SELECT nivel.configurar('x', 2);
SELECT estrategia FROM nivel.ajustar('x', 1);
SELECT pg_get_expr(relpartbound, oid) FROM pg_class WHERE oid = 'public.x_1'::regclass;
