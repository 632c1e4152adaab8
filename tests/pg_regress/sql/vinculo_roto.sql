-- Una tabla vinculada que cambia de nombre se sigue; una columna o un disparador que faltan se dicen, y el ajuste se rechaza.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
DO $$ BEGIN FOR i IN 1..4 LOOP EXECUTE format('CREATE TABLE suc0001.t%s (id int)', i); END LOOP; END $$;
CREATE TABLE public.niveles (entidad text, nivel int);
INSERT INTO public.niveles SELECT format('t%s', i), 2 FROM generate_series(1, 4) i;
SELECT nivel.vincular_configuracion('public.niveles', 'entidad', 'nivel');
CREATE SCHEMA app;
ALTER TABLE public.niveles RENAME TO config;
ALTER TABLE public.config SET SCHEMA app;
CREATE TABLE public.niveles (entidad text, nivel int);
SELECT tabla, estado FROM nivel.vinculos;
SELECT resultado FROM nivel.ajustar('t1', 1);
SELECT * FROM app.config ORDER BY 1;
SELECT count(*) FROM public.niveles;
-- Una columna con otro nombre.
ALTER TABLE app.config RENAME nivel TO n;
SELECT tabla, estado FROM nivel.vinculos;
SELECT nivel.ajustar('t2', 1);
\echo :SQLSTATE
UPDATE app.config SET n = 1 WHERE entidad = 't2';
\echo :SQLSTATE
SELECT tabla, diferencia FROM nivel.comparar_configuracion();
SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'vínculos';
SELECT nivel.desvincular_configuracion('app.config');
UPDATE app.config SET n = n;
SELECT nivel.vincular_configuracion('app.config', 'entidad', 'n');
UPDATE app.config SET n = 1 WHERE entidad = 't2';
-- Un disparador apagado: lo de allí no se ve, y se dice.
ALTER TABLE app.config DISABLE TRIGGER nivel_vinculo;
UPDATE app.config SET n = 3 WHERE entidad = 't2';
SELECT tabla, estado FROM nivel.vinculos;
SELECT * FROM nivel.comparar_configuracion();
ALTER TABLE app.config ENABLE TRIGGER nivel_vinculo;
-- Sin el de sentencia, lo que se cambie no se puede confirmar.
ALTER TABLE app.config DISABLE TRIGGER nivel_vinculo_sentencia;
UPDATE app.config SET n = 1 WHERE entidad = 't3';
\echo :SQLSTATE
ALTER TABLE app.config ENABLE TRIGGER nivel_vinculo_sentencia;
UPDATE app.config SET n = 1 WHERE entidad = 't2';
SELECT * FROM nivel.comparar_configuracion();
-- Sin disparadores: se rechaza, y nivel.activar los repone.
DROP TRIGGER nivel_vinculo ON app.config;
DROP TRIGGER nivel_vinculo_sentencia ON app.config;
SELECT tabla, estado FROM nivel.vinculos;
SELECT nivel.ajustar('t3', 1);
\echo :SQLSTATE
SELECT accion, detalle FROM nivel.activar() WHERE detalle LIKE 'vínculo%';
SELECT tabla, estado FROM nivel.vinculos;
UPDATE app.config SET n = 1 WHERE entidad = 't3';
-- Y lo que no se puede reponer se dice.
DROP TRIGGER nivel_vinculo ON app.config;
DROP TRIGGER nivel_vinculo_sentencia ON app.config;
ALTER TABLE app.config RENAME entidad TO otra;
SELECT accion, detalle FROM nivel.activar() WHERE detalle LIKE 'vínculo%';
-- Una tabla que ya no está no guarda nada: no estorba, se muestra, y se quita por su nombre.
DROP TABLE app.config;
SELECT tabla, estado FROM nivel.vinculos;
SELECT resultado FROM nivel.ajustar('t4', 1);
SELECT tabla, diferencia FROM nivel.comparar_configuracion();
SELECT estado FROM nivel.diagnostico() WHERE control = 'vínculos';
SELECT nivel.desvincular_configuracion('app.config');
SELECT count(*) FROM nivel.vinculos;
SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'vínculos';
