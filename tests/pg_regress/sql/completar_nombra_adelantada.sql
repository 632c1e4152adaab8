-- De lo que cambiaron migraciones que el modelo no tiene no se dice que falta; de lo demás, sí. En una caja, lo de su sucursal se llama como la de cada una.
\pset format unaligned
\set SHOW_CONTEXT never
SET client_min_messages = warning;
DO $$
DECLARE
    s text;
BEGIN
    FOREACH s IN ARRAY '{suc0001,suc0002,suc0003}'::text[] LOOP
        EXECUTE format('CREATE SCHEMA %1$I; CREATE TABLE %1$I.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100), start_time timestamp, end_time timestamp,
                        breakpoint boolean NOT NULL DEFAULT false);
                        CREATE FUNCTION %1$I.f() RETURNS int LANGUAGE sql AS ''SELECT 1''; CREATE FUNCTION %1$I.g() RETURNS int LANGUAGE sql AS ''SELECT 1'';
                        CREATE VIEW %1$I.v AS SELECT 1 AS id;
                        CREATE TABLE %1$I.zonas (id int PRIMARY KEY, a int, b int); CREATE TABLE %1$I.clientes (id int, a int, b int);
                        INSERT INTO %1$I.phinxlog VALUES (1, ''Uno'')', s);
    END LOOP;
END
$$;
\c -
\set SHOW_CONTEXT never
SET client_min_messages = warning;
BEGIN;
ALTER TABLE suc0003.zonas DROP a;
CREATE OR REPLACE FUNCTION suc0003.f() RETURNS int LANGUAGE sql AS 'SELECT 2';
CREATE OR REPLACE VIEW suc0003.v AS SELECT 2 AS id;
INSERT INTO suc0003.phinxlog VALUES (2, 'Dos');
COMMIT;
\c -
\set SHOW_CONTEXT never
SET client_min_messages = warning;
SELECT tipo, mensaje FROM nivel.previsualizar_completar('suc0003');
SELECT mensaje FROM nivel.completar_sucursal('suc0003');
ALTER TABLE suc0003.clientes DROP a;
CREATE OR REPLACE FUNCTION suc0003.g() RETURNS int LANGUAGE sql AS 'SELECT 2';
SELECT tipo, mensaje FROM nivel.previsualizar_completar('suc0003') WHERE tipo = 'advertencia';
SELECT mensaje FROM nivel.completar_sucursal('suc0003');
-- cajas
DO $$
DECLARE
    s text;
BEGIN
    FOREACH s IN ARRAY '{suc0001,suc0002}'::text[] LOOP
        EXECUTE format('CREATE SCHEMA %1$scaja001; CREATE TABLE %1$scaja001.tickets (id int PRIMARY KEY, zona int CONSTRAINT de_zona REFERENCES %1$s.zonas, n int DEFAULT %1$s.f());
                        CREATE INDEX tickets_n ON %1$scaja001.tickets (n)', s);
    END LOOP;
END
$$;
SELECT mensaje FROM nivel.completar_sucursal('suc0002caja001');
SELECT nivel.configurar('tickets', 3);
SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'sucursales';
DROP INDEX suc0002caja001.tickets_n;
ALTER TABLE suc0002caja001.tickets DROP CONSTRAINT de_zona;
SELECT tipo, mensaje FROM nivel.previsualizar_completar('suc0002caja001');
SELECT mensaje FROM nivel.completar_sucursal('suc0002caja001');
SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'sucursales';
-- una partición, y una tabla de nombre raro
CREATE TABLE suc0001."Año ""x""" (id int, a int) PARTITION BY RANGE (id);
CREATE TABLE suc0001."P 1" PARTITION OF suc0001."Año ""x""" FOR VALUES FROM (1) TO (9);
CREATE INDEX "Í" ON suc0001."P 1" (a);
CREATE TABLE suc0002."Año ""x""" (id int, a int) PARTITION BY RANGE (id);
CREATE TABLE suc0002."P 1" PARTITION OF suc0002."Año ""x""" FOR VALUES FROM (1) TO (9);
SELECT nivel.configurar('Año "x"', 2);
SELECT tipo, mensaje, detalle FROM nivel.previsualizar_completar('suc0002', 'suc0001') WHERE tipo <> 'verificacion';
DROP TABLE suc0002."P 1";
SELECT tipo, mensaje, detalle FROM nivel.previsualizar_completar('suc0002', 'suc0001') WHERE tipo <> 'verificacion';
SELECT mensaje FROM nivel.completar_sucursal('suc0002', 'suc0001');
