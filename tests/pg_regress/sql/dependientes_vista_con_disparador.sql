-- Una vista con reglas y un disparador INSTEAD OF los conserva, y funcionan sobre la tabla compartida.
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
SET nivel.captura = off;
CREATE TABLE suc0001.zonas (id int PRIMARY KEY, nombre text);
CREATE TABLE suc0002.zonas (id int PRIMARY KEY, nombre text);
CREATE TABLE suc0002.avisos (t text);
CREATE FUNCTION suc0002.avisar() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO suc0002.avisos VALUES (TG_OP || ' ' || NEW.id); RETURN NEW; END $$;
CREATE VIEW suc0002.v_zonas AS SELECT id, nombre FROM suc0002.zonas;
CREATE TRIGGER avisar INSTEAD OF INSERT ON suc0002.v_zonas FOR EACH ROW EXECUTE FUNCTION suc0002.avisar();
CREATE RULE nada AS ON DELETE TO suc0002.v_zonas DO INSTEAD NOTHING;
COMMENT ON TRIGGER avisar ON suc0002.v_zonas IS 'avisa';
RESET nivel.captura;
SELECT resultado, estrategia FROM nivel.ajustar('zonas', 1);
INSERT INTO public.zonas VALUES (1, 'norte');
INSERT INTO suc0002.v_zonas VALUES (5, 'x');
DELETE FROM suc0002.v_zonas;
TABLE suc0002.avisos;
TABLE suc0002.v_zonas;
SELECT tgname, tgenabled, obj_description(oid, 'pg_trigger') FROM pg_trigger WHERE tgrelid = 'suc0002.v_zonas'::regclass;
-- Nada de public quedó atado a una sucursal, ni queda un esquema de paso.
SELECT a.identity, b.identity AS de FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) a, pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) b
WHERE d.deptype <> 'i' AND a.identity ~ '\mpublic\.' AND b.identity ~ '\msuc[0-9]{4}'
UNION ALL SELECT 'esquema', nspname FROM pg_namespace WHERE nspname LIKE 'nivel\_%';
