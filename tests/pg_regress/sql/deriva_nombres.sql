-- Los nombres que pone el servidor son una diferencia de nombre, no algo que falta y algo que sobra.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
CREATE TABLE suc0001.madre (id int PRIMARY KEY);
CREATE TABLE suc0002.madre (id int PRIMARY KEY);
CREATE TABLE suc0001.clientes (id serial PRIMARY KEY, madre int REFERENCES suc0001.madre, saldo int CHECK (saldo > 0),
    una_columna_con_un_nombre_bastante_largo_para_el_indice int);
CREATE INDEX ON suc0001.clientes (una_columna_con_un_nombre_bastante_largo_para_el_indice);
CREATE INDEX clientes_una_columna_con_un_nombre_bastante_largo_para_el_i_idx ON suc0002.madre (id);
CREATE SEQUENCE suc0002.clientes_id_seq;
CREATE TABLE suc0002.otra (id int);
CREATE INDEX clientes_pkey ON suc0002.otra (id);
CREATE TABLE suc0002.clientes (id serial PRIMARY KEY, madre int, saldo int, una_columna_con_un_nombre_bastante_largo_para_el_indice int);
ALTER TABLE suc0002.clientes ADD CONSTRAINT clientes_madre_fkey CHECK (madre IS DISTINCT FROM -1), ADD CONSTRAINT clientes_saldo_check CHECK (saldo < 9);
ALTER TABLE suc0002.clientes ADD FOREIGN KEY (madre) REFERENCES suc0002.madre, ADD CHECK (saldo > 0);
ALTER TABLE suc0002.clientes DROP CONSTRAINT clientes_madre_fkey, DROP CONSTRAINT clientes_saldo_check;
CREATE INDEX ON suc0002.clientes (una_columna_con_un_nombre_bastante_largo_para_el_indice);
SELECT * FROM nivel.deriva('clientes') WHERE clase <> 'no comparado';
-- Otro nombre y otra definición son dos cosas; otro nombre y otro comentario, nombre y comentario.
CREATE TABLE suc0001.b (id int CONSTRAINT uno CHECK (id > 0) CONSTRAINT "Dos" CHECK (id < 9));
CREATE TABLE suc0002.b (id int CONSTRAINT otro CHECK (id > 1) CONSTRAINT dos CHECK (id < 9));
COMMENT ON CONSTRAINT dos ON suc0002.b IS 'con comentario';
SELECT * FROM nivel.deriva('b');
-- Una columna con otro nombre es otra columna.
CREATE TABLE suc0001.c (id int);
CREATE TABLE suc0002.c (ident int);
SELECT * FROM nivel.deriva('c');
