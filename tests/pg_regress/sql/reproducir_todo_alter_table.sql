-- Las demás formas de ALTER TABLE, y los comentarios de toda clase.
-- _1.out: from 18 on \d+ lists NOT NULL constraints, which have a name.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE FUNCTION suc0001.a_numero(t text) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT length(t)';
CREATE DOMAIN suc0001.clave AS text CHECK (VALUE <> 'suc0001');
CREATE TABLE suc0001.zonas (id int NOT NULL, nombre text COLLATE pg_catalog."C", codigo suc0001.clave, padre int);
CREATE UNIQUE INDEX zonas_ux ON suc0001.zonas (id);
ALTER TABLE suc0001.zonas ADD CONSTRAINT zonas_pk PRIMARY KEY USING INDEX zonas_ux;
ALTER TABLE suc0001.zonas CLUSTER ON zonas_pk, REPLICA IDENTITY USING INDEX zonas_pk;
ALTER TABLE suc0001.zonas SET UNLOGGED;
ALTER TABLE suc0001.zonas SET LOGGED;
ALTER TABLE suc0001.zonas ADD CONSTRAINT padre_fk FOREIGN KEY (padre) REFERENCES suc0001.zonas (id) DEFERRABLE INITIALLY DEFERRED NOT VALID;
ALTER TABLE suc0001.zonas VALIDATE CONSTRAINT padre_fk;
ALTER TABLE suc0001.zonas ADD numero text;
ALTER TABLE suc0001.zonas ALTER numero TYPE int USING suc0001.a_numero(numero);
ALTER TABLE suc0001.zonas ALTER nombre SET STORAGE external, ALTER nombre SET STATISTICS 7, SET (fillfactor = 70);
ALTER TABLE suc0001.zonas ADD CONSTRAINT unica EXCLUDE USING btree (padre WITH OPERATOR(pg_catalog.=));
CREATE STATISTICS suc0001.zonas_est (ndistinct) ON id, padre FROM suc0001.zonas;
CREATE VIEW suc0001.vista AS SELECT 1 AS x;
CREATE TRIGGER t BEFORE UPDATE ON suc0001.zonas FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
ALTER TABLE suc0001.zonas DISABLE TRIGGER t;
CREATE RULE r AS ON INSERT TO suc0001.zonas WHERE (NEW.id < 0) DO INSTEAD NOTHING;
CREATE POLICY p ON suc0001.zonas USING (suc0001.a_numero(nombre) > 0);
ALTER TABLE suc0001.zonas ENABLE ROW LEVEL SECURITY;
COMMENT ON TABLE suc0001.zonas IS 'tabla';
COMMENT ON COLUMN suc0001.zonas.id IS 'columna';
COMMENT ON CONSTRAINT padre_fk ON suc0001.zonas IS 'restricción';
COMMENT ON INDEX suc0001.zonas_pk IS 'índice';
COMMENT ON TRIGGER t ON suc0001.zonas IS 'disparador';
COMMENT ON RULE r ON suc0001.zonas IS 'regla';
COMMENT ON POLICY p ON suc0001.zonas IS 'política';
COMMENT ON STATISTICS suc0001.zonas_est IS 'estadísticas';
SELECT resultado FROM nivel.ajustar('zonas', 1);
\d+ public.zonas
SELECT classoid::regclass, objsubid, description FROM pg_description WHERE description IN ('tabla', 'columna', 'restricción', 'índice', 'disparador', 'regla', 'política', 'estadísticas') ORDER BY 3;
