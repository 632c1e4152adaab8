-- Con savepoints, en los tres niveles de aislamiento, con MERGE y ON CONFLICT, dentro de una función.
\pset format unaligned
\set SHOW_CONTEXT never
\set VERBOSITY terse
CREATE SCHEMA suc0001;
DO $$ BEGIN FOR i IN 1..9 LOOP EXECUTE format('CREATE TABLE suc0001.t%s (id int)', i); END LOOP; END $$;
INSERT INTO nivel.configuracion (entidad, nivel) SELECT format('t%s', i), 2 FROM generate_series(1, 8) i;
INSERT INTO suc0001.t8 VALUES (1);
BEGIN;
SAVEPOINT s;
UPDATE nivel.configuracion SET nivel = 1 WHERE entidad = 't1';
ROLLBACK TO s;
UPDATE nivel.configuracion SET nivel = 1 WHERE entidad = 't2';
SAVEPOINT s;
UPDATE nivel.configuracion SET nivel = 1 WHERE entidad = 't8';
ROLLBACK TO s;
COMMIT;
BEGIN ISOLATION LEVEL REPEATABLE READ;
SELECT count(*) FROM suc0001.t3;
UPDATE nivel.configuracion SET nivel = 1 WHERE entidad = 't3';
COMMIT;
BEGIN ISOLATION LEVEL SERIALIZABLE;
UPDATE nivel.configuracion SET nivel = 1 WHERE entidad = 't4';
COMMIT;
MERGE INTO nivel.configuracion c USING (VALUES ('t5', 1), ('t9', 2), ('t1', 2)) v (e, n) ON c.entidad = v.e
WHEN MATCHED THEN UPDATE SET nivel = v.n WHEN NOT MATCHED THEN INSERT (entidad, nivel) VALUES (v.e, v.n);
INSERT INTO nivel.configuracion (entidad, nivel) VALUES ('t6', 1), ('nueva', 3)
ON CONFLICT (entidad) DO UPDATE SET nivel = excluded.nivel;
DO $$
BEGIN
    UPDATE nivel.configuracion SET nivel = 1 WHERE entidad IN ('t7', 't8');
EXCEPTION WHEN SQLSTATE 'NV001' THEN
    RAISE NOTICE '%', SQLERRM;
END
$$;
BEGIN READ ONLY;
UPDATE nivel.configuracion SET nivel = 1 WHERE entidad = 't7';
\echo :SQLSTATE
ROLLBACK;
BEGIN;
UPDATE nivel.configuracion SET nivel = 1 WHERE entidad = 't7';
PREPARE TRANSACTION 'regress_cambio';
SELECT entidad, nivel FROM nivel.configuracion ORDER BY entidad;
SELECT entidad, resultado, sqlstate FROM nivel.intentos ORDER BY momento, entidad;
SELECT relname, relnamespace::regnamespace FROM pg_class WHERE relname ~ '^t[0-9]$' ORDER BY 1;
