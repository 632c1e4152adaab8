-- A lo que ya está no se le toca nada: lo que le falta o difiere se nombra, en la vista previa, el resultado y el diagnóstico.
\pset format unaligned
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE ROLE regress_completar_nombra;
DO $$
DECLARE
    s text;
BEGIN
    FOREACH s IN ARRAY '{suc0001,suc0002,suc0003,suc0004}'::text[] LOOP
        EXECUTE format($f$
            CREATE SCHEMA %1$I;
            CREATE TYPE %1$I.color AS ENUM ('rojo', 'verde');
            CREATE FUNCTION %1$I.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
            CREATE TABLE %1$I.zonas (id int PRIMARY KEY);
            CREATE TABLE %1$I.clientes (id int PRIMARY KEY, zona int CONSTRAINT de_zona REFERENCES %1$I.zonas, a int CONSTRAINT positiva CHECK (a > 0), b text, color %1$I.color);
            CREATE INDEX clientes_a ON %1$I.clientes (a);
            CREATE TRIGGER al_anotar BEFORE INSERT ON %1$I.clientes FOR EACH ROW EXECUTE FUNCTION %1$I.f();
            CREATE VIEW %1$I.v AS SELECT id FROM %1$I.clientes;
            GRANT SELECT ON %1$I.clientes TO regress_completar_nombra;
            CREATE SEQUENCE %1$I.numerador;
            CREATE TABLE %1$I.notas (id int)$f$, s);
    END LOOP;
END
$$;
SELECT nivel.configurar(e, 2) FROM unnest('{zonas,clientes}'::text[]) e;
-- no le falta nada
SELECT mensaje FROM nivel.completar_sucursal('suc0004');
SELECT tipo, mensaje FROM nivel.previsualizar_completar('suc0004');
SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'sucursales';
-- solo una tabla
DROP TABLE suc0004.notas;
SELECT tipo, mensaje FROM nivel.previsualizar_completar('suc0004');
SELECT mensaje, tablas FROM nivel.completar_sucursal('suc0004');
-- lo que tiene de más no le falta
GRANT UPDATE ON suc0004.clientes TO regress_completar_nombra;
CREATE INDEX suya ON suc0004.clientes (b);
SELECT mensaje FROM nivel.completar_sucursal('suc0004');
REVOKE UPDATE ON suc0004.clientes FROM regress_completar_nombra;
DROP INDEX suc0004.suya;
-- cada cosa, sola
CREATE FUNCTION pg_temp.probar(sql text) RETURNS TABLE (tipo text, mensaje text) LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE coalesce(nullif(sql, ''), 'SELECT');
    RETURN QUERY SELECT p.tipo, p.mensaje FROM nivel.previsualizar_completar('suc0004') p;
    RETURN QUERY SELECT 'resultado', (nivel.completar_sucursal('suc0004')).mensaje;
    RETURN QUERY SELECT d.estado, d.detalle FROM nivel.diagnostico() d WHERE d.control = 'sucursales';
END
$$;
BEGIN; SELECT * FROM pg_temp.probar('DROP INDEX suc0004.clientes_a'); ROLLBACK;
BEGIN; SELECT * FROM pg_temp.probar('DROP TRIGGER al_anotar ON suc0004.clientes'); ROLLBACK;
BEGIN; SELECT * FROM pg_temp.probar('ALTER TABLE suc0004.clientes DROP CONSTRAINT de_zona'); ROLLBACK;
BEGIN; SELECT * FROM pg_temp.probar('ALTER TABLE suc0004.clientes DROP CONSTRAINT positiva'); ROLLBACK;
BEGIN; SELECT * FROM pg_temp.probar('ALTER TABLE suc0004.clientes DROP CONSTRAINT clientes_pkey'); ROLLBACK;
BEGIN; SELECT * FROM pg_temp.probar('ALTER TABLE suc0004.clientes DROP b'); ROLLBACK;
BEGIN; SELECT * FROM pg_temp.probar('ALTER TABLE suc0004.clientes ALTER b TYPE varchar(9)'); ROLLBACK;
BEGIN; SELECT * FROM pg_temp.probar('REVOKE SELECT ON suc0004.clientes FROM regress_completar_nombra'); ROLLBACK;
BEGIN; SELECT * FROM pg_temp.probar('CREATE OR REPLACE FUNCTION suc0004.f() RETURNS trigger LANGUAGE plpgsql AS ''BEGIN RETURN OLD; END'''); ROLLBACK;
BEGIN; SELECT * FROM pg_temp.probar('CREATE OR REPLACE VIEW suc0004.v AS SELECT 1 AS id'); ROLLBACK;
BEGIN; SELECT * FROM pg_temp.probar('ALTER VIEW suc0004.v OWNER TO regress_completar_nombra'); ROLLBACK;
BEGIN; SELECT * FROM pg_temp.probar('ALTER TABLE suc0004.clientes OWNER TO regress_completar_nombra'); ROLLBACK;
BEGIN; SELECT * FROM pg_temp.probar('COMMENT ON COLUMN suc0004.clientes.b IS ''Suya'''); ROLLBACK;
BEGIN; SELECT * FROM pg_temp.probar('ALTER SEQUENCE suc0004.numerador INCREMENT 2'); ROLLBACK;
BEGIN; SELECT * FROM pg_temp.probar('ALTER TABLE suc0004.clientes RENAME CONSTRAINT positiva TO otra'); ROLLBACK;
BEGIN; SELECT * FROM pg_temp.probar('ALTER TABLE suc0004.clientes DROP color; DROP TYPE suc0004.color; CREATE TYPE suc0004.color AS ENUM (''rojo''); ALTER TABLE suc0004.clientes ADD color suc0004.color'); ROLLBACK;
-- lo que se hizo allí a mano, con su propio nombre, es lo mismo
BEGIN;
DO $$
BEGIN
    FOR i IN 1..4 LOOP
        EXECUTE format('CREATE OR REPLACE FUNCTION suc000%1$s.f() RETURNS trigger LANGUAGE plpgsql AS ''BEGIN PERFORM ''''suc000%1$s''''; RETURN NEW; END''', i);
    END LOOP;
END
$$;
SELECT * FROM pg_temp.probar('');
ROLLBACK;
-- todo junto, con una tabla que sí se crea: nada de lo que ya estaba cambia, y queda en la auditoría
DROP TABLE suc0004.zonas, suc0004.notas CASCADE;
DROP INDEX suc0004.clientes_a;
DROP TRIGGER al_anotar ON suc0004.clientes;
ALTER TABLE suc0004.clientes DROP CONSTRAINT positiva;
SELECT tipo, mensaje, detalle FROM nivel.previsualizar_completar('suc0004') WHERE tipo = 'advertencia';
SELECT mensaje, tablas FROM nivel.completar_sucursal('suc0004');
SELECT detalle -> 'difieren' FROM nivel.auditoria WHERE accion = 'completar_sucursal' AND detalle ? 'difieren' ORDER BY id DESC LIMIT 1;
SELECT conname FROM pg_constraint WHERE conrelid = 'suc0004.clientes'::regclass AND contype <> 'n' ORDER BY 1;
SELECT mensaje, tablas FROM nivel.completar_sucursal('suc0004');
SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'sucursales';
-- en el diagnóstico, tres sucursales y cuántas más
DO $$
DECLARE
    s text;
BEGIN
    FOREACH s IN ARRAY '{suc0005,suc0006,suc0007,suc0008,suc0009,suc0010}'::text[] LOOP
        PERFORM nivel.alta_sucursal(s, referencia => 'suc0001');
    END LOOP;
    FOREACH s IN ARRAY '{suc0005,suc0006,suc0007}'::text[] LOOP
        EXECUTE format('DROP INDEX %I.clientes_a', s);
    END LOOP;
END
$$;
SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'sucursales';
-- la vista previa: quién, y las negativas como filas
SELECT tipo, mensaje FROM nivel.previsualizar_completar(NULL);
SELECT tipo, mensaje, detalle FROM nivel.previsualizar_completar('nadie');
SET ROLE regress_completar_nombra;
SELECT * FROM nivel.previsualizar_completar('suc0004');
RESET ROLE;
DROP OWNED BY regress_completar_nombra;
DROP ROLE regress_completar_nombra;
