-- Lo que ya se trajo lo comparte la entidad siguiente, de cualquier sucursal.
\set VERBOSITY terse
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
SET nivel.captura = off;
CREATE TYPE suc0001.tipo AS ENUM ('a', 'b');
CREATE TYPE suc0002.tipo AS ENUM ('a', 'b');
CREATE FUNCTION suc0001.poner() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.n := 7; RETURN NEW; END $$;
CREATE FUNCTION suc0002.poner() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.n := 7; RETURN NEW; END $$;
CREATE TABLE suc0001.zonas (t suc0001.tipo, n int);
CREATE TABLE suc0002.zonas (t suc0002.tipo, n int);
CREATE TRIGGER poner BEFORE INSERT ON suc0001.zonas FOR EACH ROW EXECUTE FUNCTION suc0001.poner();
CREATE TRIGGER poner BEFORE INSERT ON suc0002.zonas FOR EACH ROW EXECUTE FUNCTION suc0002.poner();
CREATE TABLE suc0002.cajas (t suc0002.tipo DEFAULT 'b', n int);
CREATE TRIGGER poner BEFORE INSERT ON suc0002.cajas FOR EACH ROW EXECUTE FUNCTION suc0002.poner();
RESET nivel.captura;
SELECT resultado, estrategia, copias_eliminadas FROM nivel.ajustar('zonas', 1);
SELECT resultado, estrategia, copias_eliminadas FROM nivel.ajustar('cajas', 1);
INSERT INTO public.cajas DEFAULT VALUES RETURNING *;
SELECT atttypid::regtype, count(*) FROM pg_attribute WHERE attrelid IN ('public.zonas'::regclass, 'public.cajas'::regclass) AND attname = 't' GROUP BY 1;
SELECT tgrelid::regclass, tgfoid::regproc FROM pg_trigger WHERE tgname = 'poner' ORDER BY 1;
-- Nada de public quedó atado a una sucursal, ni queda un esquema de paso.
SELECT a.identity, b.identity AS de FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) a, pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) b
WHERE d.deptype <> 'i' AND a.identity ~ '\mpublic\.' AND b.identity ~ '\msuc[0-9]{4}'
UNION ALL SELECT 'esquema', nspname FROM pg_namespace WHERE nspname LIKE 'nivel\_%';
