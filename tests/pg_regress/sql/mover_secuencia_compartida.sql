-- Una secuencia libre que numeran dos entidades: se trae una vez, las dos la usan, y deshacer no deja nada.
CREATE SCHEMA suc0001;
SET nivel.captura = off;
CREATE SEQUENCE suc0001.numerador START 5;
CREATE TABLE suc0001.zonas (id int DEFAULT nextval('suc0001.numerador'));
CREATE TABLE suc0001.cajas (id int DEFAULT nextval('suc0001.numerador'));
RESET nivel.captura;
BEGIN;
SELECT resultado, estrategia FROM nivel.ajustar('zonas', 1);
ROLLBACK;
SELECT to_regclass('public.numerador'), to_regclass('public.zonas');
SELECT resultado, estrategia FROM nivel.ajustar('cajas', 1);
SELECT resultado, estrategia FROM nivel.ajustar('zonas', 1);
INSERT INTO public.zonas DEFAULT VALUES RETURNING *;
INSERT INTO public.cajas DEFAULT VALUES RETURNING *;
-- Nada de public quedó atado a una sucursal, ni queda un esquema de paso.
SELECT a.identity, b.identity AS de FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) a, pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) b
WHERE d.deptype <> 'i' AND a.identity ~ '\mpublic\.' AND b.identity ~ '\msuc[0-9]{4}'
UNION ALL SELECT 'esquema', nspname FROM pg_namespace WHERE nspname LIKE 'nivel\_%';
