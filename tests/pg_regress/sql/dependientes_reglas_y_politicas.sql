-- Una regla, una política, un disparador o un valor de otra tabla que usa la copia o su secuencia: NV007 que lo nombra.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
SET nivel.captura = off;
CREATE TABLE suc0001.zonas (id serial PRIMARY KEY);
CREATE TABLE suc0001.clientes (id int, n int DEFAULT nextval('suc0001.zonas_id_seq'));
CREATE RULE copiar AS ON INSERT TO suc0001.clientes DO ALSO INSERT INTO suc0001.zonas VALUES (NEW.id);
CREATE POLICY solo_zonas ON suc0001.clientes USING (EXISTS (SELECT FROM suc0001.zonas z WHERE z.id = clientes.id));
CREATE VIEW suc0001.v_grupo AS SELECT id, count(*) FROM suc0001.zonas GROUP BY id;
RESET nivel.captura;
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
SELECT count(*) FROM nivel.previsualizar('zonas', 1) WHERE tipo = 'impedimento';
SELECT to_regclass('public.zonas'), to_regclass('suc0001.zonas');
ALTER TABLE suc0001.clientes ALTER n DROP DEFAULT;
DROP RULE copiar ON suc0001.clientes;
DROP POLICY solo_zonas ON suc0001.clientes;
SELECT resultado, estrategia FROM nivel.ajustar('zonas', 1);
SELECT replace(pg_get_viewdef('suc0001.v_grupo'::regclass), 'zonas.', '') AS definicion;
