-- Una copia a la que le falta lo que una migración le hizo a otra tabla (su nombre y el de sus columnas) está atrasada, para deriva y
-- para ajustar; una clave que apunta a otra parte sin que ninguna migración lo explique es una diferencia, para los dos.
\pset format unaligned
\set VERBOSITY terse
SELECT format('CREATE SCHEMA %1$I; CREATE TABLE %1$I.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100), start_time timestamp,
    end_time timestamp, breakpoint boolean NOT NULL DEFAULT false)', e) FROM unnest(ARRAY['suc0001', 'suc0002', 'suc0003']) e \gexec
CREATE FUNCTION pg_temp.migrar(esquemas text[], version bigint, sentencias text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    e text;
BEGIN
    FOREACH e IN ARRAY esquemas LOOP
        EXECUTE replace(sentencias, '{s}', e);
        EXECUTE format('INSERT INTO %I.phinxlog VALUES ($1, ''M'', now(), now())', e) USING version;
    END LOOP;
END $$;
SELECT pg_temp.migrar('{suc0001,suc0002,suc0003}', 1, 'CREATE TABLE {s}.zonas (id int PRIMARY KEY, otro int UNIQUE)');
SELECT pg_temp.migrar('{suc0001,suc0002,suc0003}', 2, 'CREATE TABLE {s}.clientes (id int, zona int CONSTRAINT fk_zona REFERENCES {s}.zonas)');
SELECT pg_temp.migrar('{suc0001,suc0002}', 3, 'ALTER TABLE {s}.zonas RENAME TO zonas_venta; ALTER TABLE {s}.zonas_venta RENAME id TO codigo');
SELECT esquema, objeto, clase, diferencia, aqui, referencia FROM nivel.deriva('clientes') WHERE clase NOT IN ('no comparado');
SELECT resultado FROM nivel.ajustar('zonas_venta', 1);
SELECT tipo, mensaje FROM nivel.previsualizar('clientes', 1) WHERE tipo IN ('advertencia', 'impedimento');
-- La misma clave, hacia otra columna, con una migración pendiente que no la explica.
SELECT pg_temp.migrar('{suc0001,suc0002,suc0003}', 4, 'CREATE TABLE {s}.rubros (id int PRIMARY KEY, otro int UNIQUE); CREATE TABLE {s}.marcas (rubro int CONSTRAINT fk_rubro REFERENCES {s}.rubros)');
SELECT pg_temp.migrar('{suc0001,suc0002}', 5, 'CREATE TABLE {s}.ajena (id int)');
SET nivel.captura = off;
ALTER TABLE suc0003.marcas DROP CONSTRAINT fk_rubro, ADD CONSTRAINT fk_rubro FOREIGN KEY (rubro) REFERENCES suc0003.rubros (otro);
RESET nivel.captura;
SELECT esquema, objeto, clase, diferencia, aqui, referencia FROM nivel.deriva('marcas') WHERE clase NOT IN ('no comparado');
SELECT resultado FROM nivel.ajustar('rubros', 1);
SELECT nivel.ajustar('marcas', 1);
\echo :SQLSTATE
SELECT resultado FROM nivel.ajustar('clientes', 1);
