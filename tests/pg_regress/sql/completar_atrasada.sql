-- A una sucursal atrasada le falta lo que sus migraciones crearán: primero Phinx. El modelo no puede ir más adelante; si va más atrás, no en lo que se copia.
\pset format unaligned
\set SHOW_CONTEXT never
SET client_min_messages = warning;
DO $$
DECLARE
    s text;
BEGIN
    FOREACH s IN ARRAY '{suc0001,suc0002,suc0003}'::text[] LOOP
        EXECUTE format('CREATE SCHEMA %1$I; CREATE TABLE %1$I.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100), start_time timestamp, end_time timestamp,
                        breakpoint boolean NOT NULL DEFAULT false); CREATE TABLE %1$I.zonas (id int); INSERT INTO %1$I.phinxlog VALUES (1, ''Uno'')', s);
    END LOOP;
END
$$;
BEGIN;
CREATE TABLE suc0001.clientes (id int);
INSERT INTO suc0001.phinxlog VALUES (2, 'Clientes'), (3, 'Otra');
COMMIT;
SELECT nivel.configurar(e, 2) FROM unnest('{zonas,clientes}'::text[]) e;
SELECT nivel.completar_sucursal('suc0002', 'suc0001');
\echo :SQLSTATE
-- la que va igual que ella no tiene nada que darle
SELECT referencia, mensaje FROM nivel.completar_sucursal('suc0002');
DROP SCHEMA suc0003 CASCADE;
SELECT nivel.completar_sucursal('suc0002');
\echo :SQLSTATE
BEGIN;
CREATE TABLE suc0002.clientes (id int);
INSERT INTO suc0002.phinxlog VALUES (2, 'Clientes'), (3, 'Otra');
COMMIT;
-- una tabla que se perdió, en otra sesión que la de las migraciones
\c -
\set SHOW_CONTEXT never
DROP TABLE suc0002.zonas;
\c -
\set SHOW_CONTEXT never
SELECT mensaje, tablas, migraciones FROM nivel.completar_sucursal('suc0002');
-- ella va más adelante
BEGIN;
ALTER TABLE suc0002.clientes ADD a int;
INSERT INTO suc0002.phinxlog VALUES (4, 'A');
COMMIT;
\c -
\set SHOW_CONTEXT never
DROP TABLE suc0002.zonas;
SELECT mensaje, tablas FROM nivel.completar_sucursal('suc0002');
DROP TABLE suc0002.clientes;
SELECT nivel.completar_sucursal('suc0002');
\echo :SQLSTATE
