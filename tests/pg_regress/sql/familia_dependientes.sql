-- Vistas y claves foráneas sobre una partición o sobre la raíz siguen a la suya.
\set SHOW_CONTEXT never
SET client_min_messages = error;
SET nivel.captura = off;
SELECT format($s$
CREATE SCHEMA %1$s;
SET search_path = %1$s, public;
CREATE TABLE zonas (id int PRIMARY KEY, anterior int REFERENCES zonas, nombre text) PARTITION BY RANGE (id);
CREATE TABLE zonas_1 PARTITION OF zonas FOR VALUES FROM (1) TO (100);
CREATE TABLE zonas_2 PARTITION OF zonas DEFAULT;
CREATE TABLE clientes (id int, zona int CONSTRAINT a_la_raiz REFERENCES zonas ON DELETE CASCADE, chica int CONSTRAINT a_la_particion REFERENCES zonas_1 DEFERRABLE);
CREATE VIEW todas AS SELECT id, nombre FROM zonas;
CREATE VIEW chicas AS SELECT z.id, z.nombre FROM zonas_1 z;
CREATE VIEW ambas AS SELECT a.id FROM zonas a JOIN zonas_1 b USING (id);
RESET search_path;
$s$, e) FROM unnest('{suc0001,suc0002}'::text[]) e \gexec
RESET nivel.captura;
SELECT tipo, mensaje FROM nivel.previsualizar('zonas', 1) ORDER BY orden;
SELECT resultado, estrategia FROM nivel.ajustar('zonas', 1);
SELECT conrelid::regclass AS de, conname, confrelid::regclass AS a, confdeltype, condeferrable FROM pg_constraint WHERE contype = 'f' AND conparentid = 0 ORDER BY conrelid::regclass::text, 2;
SELECT schemaname, viewname, regexp_replace(definition, '\m(zonas|z)\.', '', 'g') AS definicion FROM pg_views WHERE schemaname ~ '^suc' ORDER BY 1, 2;
INSERT INTO public.zonas VALUES (1, NULL, 'uno'), (500, 1, 'dos');
SELECT * FROM suc0001.todas ORDER BY 1;
SELECT * FROM suc0002.chicas;
SELECT * FROM suc0002.ambas;
INSERT INTO suc0001.clientes VALUES (1, 500, 500);
INSERT INTO suc0001.clientes VALUES (1, 500, 1);
