-- El modelo: la activa con más migraciones, de esas la más completa, de esas la mayoría; si no se sabe, se pide.
\pset format unaligned
\set SHOW_CONTEXT never
DO $$
DECLARE
    s text;
BEGIN
    FOREACH s IN ARRAY '{suc0001,suc0002,suc0003}'::text[] LOOP
        EXECUTE format('CREATE SCHEMA %1$I; CREATE TABLE %1$I.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100), start_time timestamp, end_time timestamp,
                        breakpoint boolean NOT NULL DEFAULT false); CREATE TABLE %1$I.zonas (id int); CREATE TABLE %1$I.notas (id int); INSERT INTO %1$I.phinxlog VALUES (1, ''Uno'')', s);
    END LOOP;
END
$$;
SELECT nivel.configurar('zonas', 2);
SELECT referencia FROM nivel.previsualizar_alta('suc0004') p, jsonb_to_record(p.detalle) AS d (referencia text) WHERE tipo = 'verificacion';
-- dos contra una
ALTER TABLE suc0001.zonas ADD distinta int;
SELECT tipo, mensaje FROM nivel.previsualizar_alta('suc0004') WHERE tipo IN ('verificacion', 'advertencia', 'impedimento');
-- una y una y una
ALTER TABLE suc0002.zonas ADD otra int;
SELECT nivel.alta_sucursal('suc0004');
\echo :SQLSTATE
SELECT mensaje FROM nivel.previsualizar_alta('suc0004', referencia => 'suc0003') WHERE tipo = 'verificacion';
-- más migraciones
INSERT INTO suc0002.phinxlog VALUES (2, 'Dos');
SELECT tipo, mensaje FROM nivel.previsualizar_alta('suc0004') WHERE tipo IN ('verificacion', 'advertencia', 'impedimento');
-- la más completa
INSERT INTO suc0003.phinxlog VALUES (2, 'Dos');
SELECT nivel.configurar('notas', 2);
DROP TABLE suc0002.notas;
SELECT tipo, mensaje FROM nivel.previsualizar_alta('suc0004') WHERE tipo IN ('verificacion', 'advertencia', 'impedimento');
-- a la pedida le falta una entidad que otra tiene
SELECT nivel.alta_sucursal('suc0004', referencia => 'suc0002');
\echo :SQLSTATE
SELECT referencia, tablas, migraciones FROM nivel.alta_sucursal('suc0004', referencia => 'suc0001');
SELECT attname FROM pg_attribute WHERE attrelid = 'suc0004.zonas'::regclass AND attnum > 0 ORDER BY attnum;
