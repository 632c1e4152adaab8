-- La previsualización cuenta y nombra claves y vistas, y no cambia ninguna.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
SET nivel.captura = off;
CREATE TABLE suc0001.zonas (id int PRIMARY KEY);
CREATE TABLE suc0002.zonas (id int PRIMARY KEY);
CREATE TABLE suc0001.clientes (zona_id int CONSTRAINT fk_zona REFERENCES suc0001.zonas);
CREATE TABLE suc0002.clientes (zona_id int CONSTRAINT fk_zona REFERENCES suc0002.zonas, otra_id int CONSTRAINT fk_otra REFERENCES suc0002.zonas);
CREATE VIEW suc0001.v_zonas AS SELECT id FROM suc0001.zonas;
CREATE VIEW suc0002.v_zonas AS SELECT id FROM suc0002.zonas;
RESET nivel.captura;
CREATE TEMP TABLE antes AS SELECT 'k' AS c, oid, xmin::text AS x FROM pg_constraint UNION ALL SELECT 'w', oid, xmin::text FROM pg_rewrite WHERE oid > 16383;
SELECT tipo, mensaje, detalle FROM nivel.previsualizar('zonas', 1) WHERE tipo IN ('dependencia', 'impedimento');
SELECT count(*) FROM antes FULL JOIN (SELECT 'k' AS c, oid, xmin::text AS y FROM pg_constraint UNION ALL SELECT 'w', oid, xmin::text FROM pg_rewrite WHERE oid > 16383) d USING (c, oid) WHERE x IS DISTINCT FROM y;
SELECT conrelid::regclass, conname, confrelid::regclass FROM pg_constraint WHERE contype = 'f' AND conrelid::regclass::text ~ '^suc' ORDER BY conrelid::regclass::text, 2;
