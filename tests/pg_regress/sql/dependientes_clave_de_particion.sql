-- Solo una partición referencia la tabla: su clave se vuelve a crear.
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
SET nivel.captura = off;
CREATE TABLE suc0001.zonas (id int PRIMARY KEY);
CREATE TABLE suc0002.zonas (id int PRIMARY KEY);
CREATE TABLE suc0002.ventas (anio int, zona_id int) PARTITION BY LIST (anio);
CREATE TABLE suc0002.ventas_2023 PARTITION OF suc0002.ventas (CONSTRAINT fk_zona FOREIGN KEY (zona_id) REFERENCES suc0002.zonas) FOR VALUES IN (2023);
RESET nivel.captura;
SELECT resultado, estrategia FROM nivel.ajustar('zonas', 1);
SELECT conrelid::regclass, conname, confrelid::regclass FROM pg_constraint WHERE contype = 'f';
-- Nada de public quedó atado a una sucursal, ni queda un esquema de paso.
SELECT a.identity, b.identity AS de FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) a, pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) b
WHERE d.deptype <> 'i' AND a.identity ~ '\mpublic\.' AND b.identity ~ '\msuc[0-9]{4}'
UNION ALL SELECT 'esquema', nspname FROM pg_namespace WHERE nspname LIKE 'nivel\_%';
