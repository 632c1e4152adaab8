-- Una publicación de todo un esquema tenía las copias sin nombrarlas: la previsualización avisa que la compartida no estará.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
SET nivel.captura = off;
CREATE TABLE suc0001.zonas (id int PRIMARY KEY);
CREATE TABLE suc0002.zonas (id int PRIMARY KEY);
RESET nivel.captura;
SET client_min_messages = error;
CREATE PUBLICATION regress_dep_pde FOR TABLES IN SCHEMA suc0002;
RESET client_min_messages;
SELECT tipo, mensaje FROM nivel.previsualizar('zonas', 1) WHERE mensaje LIKE '%publicación%';
SELECT resultado FROM nivel.ajustar('zonas', 1);
SELECT count(*) FROM pg_publication_tables WHERE tablename = 'zonas';
DROP PUBLICATION regress_dep_pde;
