-- El filtro de una publicación se escribe con nombres del servidor: un tipo de la dueña de la sucursal no se pone en su lugar.
\pset format unaligned
\set VERBOSITY terse
CREATE ROLE regress_ajena_publicacion;
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002 AUTHORIZATION regress_ajena_publicacion;
CREATE TABLE public.zonas (id int PRIMARY KEY, alta date);
SET client_min_messages = error;
CREATE PUBLICATION regress_ajena_publicacion FOR TABLE public.zonas WHERE (alta > '2020-01-01'::date);
RESET client_min_messages;
SELECT nivel.configurar('zonas', 1);
SET ROLE regress_ajena_publicacion;
CREATE SEQUENCE suc0002.como_otro;
GRANT ALL ON suc0002.como_otro TO PUBLIC;
CREATE DOMAIN suc0002.date AS pg_catalog.date CHECK (pg_catalog.has_function_privilege('pg_catalog.pg_read_file(text)', 'EXECUTE') IS NOT TRUE OR nextval('suc0002.como_otro') > 0);
RESET ROLE;
-- Así mordería.
SELECT '2020-01-01'::suc0002.date;
SELECT setval('suc0002.como_otro', 1);
SELECT tipo, mensaje FROM nivel.previsualizar('zonas', 2) WHERE tipo = 'error';
SELECT resultado, estrategia FROM nivel.ajustar('zonas', 2);
SELECT last_value FROM suc0002.como_otro;
SELECT prrelid::regclass, pg_get_expr(prqual, prrelid) FROM pg_publication_rel ORDER BY (prrelid::regclass)::text COLLATE "C";
DROP PUBLICATION regress_ajena_publicacion;
SET client_min_messages = warning;
DROP OWNED BY regress_ajena_publicacion CASCADE;
DROP ROLE regress_ajena_publicacion;
