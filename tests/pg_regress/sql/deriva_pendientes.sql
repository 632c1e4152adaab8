-- Una copia que solo está atrasada: las migraciones que le faltan, y no una lista de diferencias.
\pset format unaligned
\set VERBOSITY terse
SELECT format('CREATE SCHEMA %1$I; CREATE TABLE %1$I.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100), start_time timestamp,
    end_time timestamp, breakpoint boolean NOT NULL DEFAULT false)', e) FROM unnest(ARRAY['suc0001', 'suc0002', 'suc0003', 'suc0004']) e \gexec
SELECT count(*) > 0 AS activa FROM nivel.activar();
CREATE FUNCTION pg_temp.migrar(esquemas text[], version bigint, sentencias text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    e text;
BEGIN
    FOREACH e IN ARRAY esquemas LOOP
        EXECUTE replace(sentencias, '{s}', e);
        EXECUTE format('INSERT INTO %I.phinxlog VALUES ($1, ''M'', now(), now())', e) USING version;
    END LOOP;
END $$;
SELECT pg_temp.migrar('{suc0001,suc0002,suc0003,suc0004}', 1, 'CREATE TABLE {s}.zonas (id int PRIMARY KEY, nombre text)');
SELECT pg_temp.migrar('{suc0001,suc0002,suc0003,suc0004}', 2, 'CREATE FUNCTION {s}.f() RETURNS trigger LANGUAGE plpgsql AS ''BEGIN RETURN NEW; END'';
    CREATE TABLE {s}.clientes (id int, zona int REFERENCES {s}.zonas); CREATE TRIGGER t BEFORE INSERT ON {s}.clientes FOR EACH ROW EXECUTE FUNCTION {s}.f()');
SELECT * FROM nivel.deriva('zonas') WHERE clase <> 'no comparado';
SELECT pg_temp.migrar('{suc0001,suc0002}', 3, 'ALTER TABLE {s}.zonas ADD email text, ADD orden int; CREATE INDEX ON {s}.zonas (orden)');
SELECT pg_temp.migrar('{suc0001,suc0002,suc0004}', 4, 'ALTER TABLE {s}.zonas ALTER nombre SET NOT NULL');
SELECT * FROM nivel.deriva('zonas') WHERE clase <> 'no comparado';
-- Además, una diferencia que las pendientes no tocan (de la columna nombre), y otra que quizá (un índice); y un cambio a mano.
ALTER TABLE suc0001.zonas ADD propia int;
ALTER TABLE suc0002.zonas ADD propia int;
SET nivel.captura = off;
ALTER TABLE suc0004.zonas ALTER nombre TYPE varchar(20);
CREATE INDEX zonas_a_mano ON suc0004.zonas (nombre);
RESET nivel.captura;
SELECT * FROM nivel.deriva('zonas') WHERE clase <> 'no comparado' AND esquema = 'suc0004';
-- Lo que cambió fuera de la tabla, por una migración que el esquema no tiene: otra tabla, una función.
SELECT pg_temp.migrar('{suc0001,suc0002}', 5, 'ALTER TABLE {s}.zonas RENAME TO zonas_venta');
SELECT pg_temp.migrar('{suc0001,suc0002,suc0003}', 6, 'CREATE OR REPLACE FUNCTION {s}.f() RETURNS trigger LANGUAGE plpgsql AS ''BEGIN RETURN NULL; END''');
SELECT * FROM nivel.deriva('clientes') WHERE clase <> 'no comparado';
-- Una copia adelantada respecto de la referencia pedida no está atrasada: difiere.
SELECT pg_temp.migrar('{suc0001}', 7, 'ALTER TABLE {s}.clientes ADD nota text');
SELECT * FROM nivel.deriva('clientes', referencia => 'suc0002') WHERE clase <> 'no comparado' AND esquema = 'suc0001';
