-- La clave de la copia apunta a otra tabla de la sucursal cuya entidad ya está en nivel 1: pasa a apuntar a public.
CREATE SCHEMA suc0001;
SET nivel.captura = off;
CREATE TABLE public.zonas (id int PRIMARY KEY);
CREATE TABLE suc0001.zonas (id int PRIMARY KEY);
CREATE TABLE suc0001.clientes (id int PRIMARY KEY, zona_id int CONSTRAINT fk_zona REFERENCES suc0001.zonas ON UPDATE CASCADE);
CREATE TABLE suc0001.cajas (id int PRIMARY KEY, zona_id int CONSTRAINT fk_zona REFERENCES suc0001.zonas ON UPDATE CASCADE);
RESET nivel.captura;
SELECT nivel.configurar('zonas', 1);
SELECT tipo, mensaje FROM nivel.previsualizar('clientes', 1);
SELECT resultado, estrategia FROM nivel.ajustar('clientes', 1);
SELECT resultado, estrategia FROM nivel.ajustar('cajas', 1, 'conservar');
SELECT conrelid::regclass, confrelid::regclass, pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'f' ORDER BY conrelid::regclass::text;
-- Nada de public quedó atado a una sucursal, ni queda un esquema de paso.
SELECT a.identity, b.identity AS de FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) a, pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) b
WHERE d.deptype <> 'i' AND a.identity ~ '\mpublic\.' AND b.identity ~ '\msuc[0-9]{4}'
UNION ALL SELECT 'esquema', nspname FROM pg_namespace WHERE nspname LIKE 'nivel\_%';
