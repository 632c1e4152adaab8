-- Lo que el servidor imprime de dos maneras es lo mismo: al dar de alta, al completar, en todas las direcciones y al comparar.
\pset format unaligned
\pset tuples_only on
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE DOMAIN suc0001.letra AS varchar(1) CHECK (VALUE IN ('a', 'b'));
CREATE FUNCTION suc0001.avisar() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TABLE suc0001.ordenes (id int PRIMARY KEY, estado varchar(8) DEFAULT 'alta' CHECK (estado IN ('alta', 'baja')), otro varchar(8), c char(2),
    letra suc0001.letra, clase text GENERATED ALWAYS AS (CASE WHEN estado IN ('alta', 'media') THEN 'viva' ELSE 'muerta' END) STORED,
    CHECK (estado IN (otro, c)), CHECK (estado NOT IN (otro, letra, c)));
CREATE INDEX vivas ON suc0001.ordenes (id) WHERE estado IN ('alta', 'media');
CREATE INDEX por_clase ON suc0001.ordenes ((otro IN ('x', 'y')));
ALTER TABLE suc0001.ordenes ADD CONSTRAINT una_viva EXCLUDE (id WITH =) WHERE (estado IN ('alta', 'media'));
CREATE POLICY solo_vivas ON suc0001.ordenes USING (estado IN ('alta', 'media')) WITH CHECK (otro IN ('x', 'y'));
CREATE TRIGGER al_bajar BEFORE UPDATE ON suc0001.ordenes FOR EACH ROW WHEN (NEW.estado IN ('baja', 'nula')) EXECUTE FUNCTION suc0001.avisar();
CREATE RULE sin_nulas AS ON INSERT TO suc0001.ordenes WHERE NEW.estado IN ('nula', 'rota') DO INSTEAD NOTHING;
CREATE STATISTICS suc0001.de_estado ON (estado IN ('alta', 'media')), otro FROM suc0001.ordenes;
CREATE VIEW suc0001.vivas_v AS SELECT id FROM suc0001.ordenes WHERE estado IN ('alta', 'media');
SELECT nivel.configurar('ordenes', 2);
SELECT count(*) > 0 FROM nivel.alta_sucursal('suc0002');
SELECT * FROM nivel.deriva('ordenes');
-- Quitada en una y completada.
DROP TABLE suc0002.ordenes CASCADE;
SELECT count(*) > 0 FROM nivel.completar_sucursal('suc0002');
SELECT * FROM nivel.deriva('ordenes');
DROP VIEW suc0001.vivas_v, suc0002.vivas_v;
SELECT resultado, estrategia FROM nivel.ajustar('ordenes', 1);
SELECT resultado, estrategia FROM nivel.ajustar('ordenes', 2);
SELECT * FROM nivel.deriva('ordenes');
SELECT conrelid::regclass, pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'ordenes_estado_check' ORDER BY 1;
-- Una copia de verdad distinta se sigue viendo.
ALTER TABLE suc0002.ordenes DROP CONSTRAINT ordenes_estado_check, ADD CONSTRAINT ordenes_estado_check CHECK (estado IN ('alta', 'BAJA'));
SELECT objeto, clase, diferencia FROM nivel.deriva('ordenes', 'suc0001');
