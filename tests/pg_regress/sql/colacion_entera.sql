-- Una colación se lleva entera y se compara: hecha de otra (FROM), con LC_CTYPE propio, con comentario; y se va y vuelve las veces que sea.
\pset format unaligned
\pset tuples_only on
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
CREATE SCHEMA suc0003;
SELECT nivel.configurar('c', 2);
DO $$BEGIN FOR s IN 1..2 LOOP EXECUTE format(
    'CREATE COLLATION %1$s.mezcla (lc_collate = ''C'', lc_ctype = ''C.utf8'');
     CREATE COLLATION %1$s.otra FROM "C";
     CREATE COLLATION %1$s.simple (locale = ''C'');
     COMMENT ON COLLATION %1$s.otra IS ''de los códigos'';
     CREATE TABLE %1$s.c (a text COLLATE %1$s.mezcla, b text COLLATE %1$s.otra, d text COLLATE %1$s.simple)', 'suc000' || s);
END LOOP; END$$;
CREATE VIEW hay AS SELECT collnamespace::regnamespace, collname, collcollate, collctype, obj_description(oid, 'pg_collation')
    FROM pg_collation WHERE collnamespace::regnamespace::text ~ '^(suc|public)' ORDER BY collnamespace::regnamespace::text, collname;
SELECT count(*) FROM nivel.alta_sucursal('suc0003');
SELECT * FROM hay;
SELECT (nivel.ajustar('c', 1)).resultado;
SELECT * FROM hay WHERE collnamespace = 'public'::regnamespace;
SELECT (nivel.ajustar('c', 2)).resultado;
SELECT (nivel.ajustar('c', 1)).resultado;
SELECT (nivel.ajustar('c', 2)).resultado;
SELECT * FROM hay;
-- Si no es la misma, difiere.
DROP TABLE suc0002.c;
DROP COLLATION suc0002.mezcla;
DROP COLLATION suc0002.otra;
CREATE COLLATION suc0002.mezcla (locale = 'C');
CREATE COLLATION suc0002.otra (locale = 'C');
CREATE TABLE suc0002.c (a text COLLATE suc0002.mezcla, b text COLLATE suc0002.otra, d text COLLATE suc0002.simple);
SELECT * FROM nivel.deriva('c');
SELECT nivel.ajustar('c', 1);
-- Con otro dueño, solo deriva lo dice.
CREATE ROLE colacion_duenia;
ALTER COLLATION suc0003.simple OWNER TO colacion_duenia;
SELECT esquema, objeto, clase, diferencia FROM nivel.deriva('c') WHERE clase = 'dueño';
ALTER COLLATION suc0003.simple OWNER TO CURRENT_USER;
DROP ROLE colacion_duenia;
