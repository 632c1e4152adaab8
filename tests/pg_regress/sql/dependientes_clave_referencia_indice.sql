-- Claves sobre una restricción UNIQUE y sobre un índice único, por columnas que no están en el orden del índice.
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
SET nivel.captura = off;
CREATE TABLE suc0001.zonas (a int, b text, UNIQUE (a, b));
CREATE TABLE suc0002.zonas (a int, b text, UNIQUE (a, b));
CREATE UNIQUE INDEX zonas_b ON suc0001.zonas (b);
CREATE UNIQUE INDEX zonas_b ON suc0002.zonas (b);
CREATE TABLE suc0002.clientes (x text, y int, CONSTRAINT fk_dos FOREIGN KEY (x, y) REFERENCES suc0002.zonas (b, a), CONSTRAINT fk_uno FOREIGN KEY (x) REFERENCES suc0002.zonas (b));
RESET nivel.captura;
SELECT resultado, estrategia FROM nivel.ajustar('zonas', 1);
SELECT conname, pg_get_constraintdef(oid), conindid::regclass FROM pg_constraint WHERE contype = 'f' ORDER BY 1;
-- Nada de public quedó atado a una sucursal, ni queda un esquema de paso.
SELECT a.identity, b.identity AS de FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) a, pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) b
WHERE d.deptype <> 'i' AND a.identity ~ '\mpublic\.' AND b.identity ~ '\msuc[0-9]{4}'
UNION ALL SELECT 'esquema', nspname FROM pg_namespace WHERE nspname LIKE 'nivel\_%';
