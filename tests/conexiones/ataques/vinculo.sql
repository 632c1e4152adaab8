CREATE DOMAIN mia.nivel AS int CHECK (mia.morder('vinculo'));
CREATE TABLE mia.niveles (tabla text PRIMARY KEY, nivel mia.nivel, x int DEFAULT mia.vivo('vinculo') CHECK (mia.ev('vinculo')));
CREATE INDEX ON mia.niveles (tabla) WHERE mia.ev('vinculo');
CREATE STATISTICS mia.niveles_e ON (mia.ev('vinculo')), tabla FROM mia.niveles;
INSERT INTO mia.niveles VALUES ('nada', 2), ('vista', 2), ('clave', 2);
CREATE TRIGGER t BEFORE INSERT OR UPDATE ON mia.niveles FOR EACH ROW WHEN (mia.ev('vinculo')) EXECUTE FUNCTION mia.disparo('vinculo');
ALTER TABLE mia.niveles ENABLE ROW LEVEL SECURITY;
CREATE POLICY p ON mia.niveles USING (mia.morder('vinculo'));
