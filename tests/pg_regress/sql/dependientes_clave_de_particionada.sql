-- La tabla que referencia está particionada: su clave se vuelve a crear, y las de sus particiones con ella.
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
SET nivel.captura = off;
CREATE TABLE suc0001.zonas (id int PRIMARY KEY);
CREATE TABLE suc0002.zonas (id int PRIMARY KEY);
CREATE TABLE suc0002.ventas (anio int, zona_id int CONSTRAINT fk_zona REFERENCES suc0002.zonas ON DELETE SET NULL) PARTITION BY LIST (anio);
CREATE TABLE suc0002.ventas_2023 PARTITION OF suc0002.ventas FOR VALUES IN (2023);
CREATE TABLE suc0002.ventas_2024 PARTITION OF suc0002.ventas FOR VALUES IN (2024) PARTITION BY LIST (zona_id);
CREATE TABLE suc0002.ventas_2024_n PARTITION OF suc0002.ventas_2024 DEFAULT;
INSERT INTO suc0002.ventas VALUES (2023, NULL), (2024, NULL);
RESET nivel.captura;
SELECT tipo, mensaje, detalle FROM nivel.previsualizar('zonas', 1) WHERE tipo IN ('dependencia', 'impedimento');
SELECT resultado, estrategia FROM nivel.ajustar('zonas', 1);
SELECT conrelid::regclass, conname, confrelid::regclass, conparentid <> 0 AS heredada FROM pg_constraint WHERE contype = 'f' ORDER BY 1, 2;
SELECT count(*) FROM suc0002.ventas;
-- Nada de public quedó atado a una sucursal, ni queda un esquema de paso.
SELECT a.identity, b.identity AS de FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) a, pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) b
WHERE d.deptype <> 'i' AND a.identity ~ '\mpublic\.' AND b.identity ~ '\msuc[0-9]{4}'
UNION ALL SELECT 'esquema', nspname FROM pg_namespace WHERE nspname LIKE 'nivel\_%';
