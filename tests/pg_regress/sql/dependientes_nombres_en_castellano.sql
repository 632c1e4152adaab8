-- Cada objeto se nombra en castellano, con su artículo; las descripciones del servidor, en inglés, no llegan a nadie.
\pset format unaligned
SET client_min_messages = error;
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id serial PRIMARY KEY, "Nombre" text CHECK ("Nombre" <> ''), UNIQUE ("Nombre"));
CREATE STATISTICS suc0001.est ON id, "Nombre" FROM suc0001.zonas;
CREATE POLICY pol ON suc0001.zonas USING (true);
CREATE FUNCTION suc0001.fn(int, text) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION suc0001.disparar() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TRIGGER tri AFTER INSERT ON suc0001.zonas EXECUTE FUNCTION suc0001.disparar();
CREATE RULE reg AS ON DELETE TO suc0001.zonas DO ALSO NOTHING;
CREATE VIEW suc0001.v AS SELECT id AS uno FROM suc0001.zonas;
ALTER VIEW suc0001.v ALTER uno SET DEFAULT 1;
CREATE MATERIALIZED VIEW suc0001.m AS SELECT id AS uno FROM suc0001.zonas;
CREATE DOMAIN suc0001.dom AS int CONSTRAINT positivo CHECK (VALUE > 0);
CREATE TYPE suc0001.com AS (campo int);
CREATE COLLATION suc0001.col (locale = 'C');
CREATE PROCEDURE suc0001.pro() LANGUAGE sql AS 'SELECT 1';
CREATE AGGREGATE suc0001.agr(int) (SFUNC = int4pl, STYPE = int);
CREATE OPERATOR suc0001.=== (LEFTARG = int, RIGHTARG = int, FUNCTION = int4eq);
CREATE OPERATOR CLASS suc0001.ops FOR TYPE int USING hash AS OPERATOR 1 =(int, int), FUNCTION 1 hashint4(int);
CREATE CAST (suc0001.com AS text) WITH INOUT;
CREATE PUBLICATION regress_nombres_castellano FOR TABLE suc0001.zonas, TABLES IN SCHEMA suc0001;
SELECT DISTINCT nivel._nombrar(d.classid, d.objid, d.objsubid) COLLATE "C" AS nombre
FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) i WHERE i.identity ~ '\msuc0001\M' AND i.type <> 'toast table' AND i.identity !~ 'RI_|_not_null|_zonas|_v\M|_m\M|\._|\[\]'
UNION SELECT nivel._nombrar('pg_class'::regclass, a.attrelid, a.attnum) FROM pg_attribute a WHERE a.attrelid IN ('suc0001.zonas'::regclass, 'suc0001.v'::regclass, 'suc0001.m'::regclass, 'suc0001.zonas_pkey'::regclass, 'suc0001.com'::regclass) AND a.attnum = 1
UNION SELECT nivel._nombrar('pg_namespace'::regclass, 'suc0001'::regnamespace, 0)
UNION SELECT nivel._nombrar('pg_publication'::regclass, oid, 0) FROM pg_publication
ORDER BY 1;
-- Ninguna clase de objeto de este servidor queda sin nombre.
SELECT DISTINCT i.type FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) i WHERE nivel._nombrar(d.classid, d.objid, d.objsubid) LIKE 'lo que el servidor%';
-- Lo que deriva no compara se nombra sin su tabla ni palabras del servidor.
CREATE EXTENSION citext;
ALTER TRIGGER tri ON suc0001.zonas DEPENDS ON EXTENSION citext;
CREATE INDEX por_ops ON suc0001.zonas USING hash (id suc0001.ops);
SELECT objeto, diferencia FROM nivel.deriva('zonas') WHERE diferencia ~ 'extensión|clase de';
DROP PUBLICATION regress_nombres_castellano;
-- Y así llegan a los rechazos.
SET nivel.captura = off;
CREATE SCHEMA suc0002;
CREATE TABLE suc0002.marcas (id int PRIMARY KEY);
CREATE TABLE suc0002.otra (id int, n int DEFAULT 1, CHECK ((NULL::suc0002.marcas) IS NULL));
CREATE VIEW suc0002.v AS SELECT 1 AS n;
CREATE DOMAIN suc0002.de_marca AS suc0002.marcas;
CREATE SEQUENCE suc0002.sueltas OWNED BY suc0002.marcas.id;
ALTER TABLE suc0002.otra ALTER n SET DEFAULT nextval('suc0002.sueltas');
ALTER VIEW suc0002.v ALTER n SET DEFAULT nextval('suc0002.sueltas');
RESET nivel.captura;
SELECT p.detalle ->> 'detalle' FROM nivel.previsualizar('marcas', 1) p WHERE tipo = 'impedimento';
