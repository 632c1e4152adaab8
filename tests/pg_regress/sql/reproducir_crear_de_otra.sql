-- CREATE TABLE LIKE, OF, INHERITS y AS: la tabla de la que sale tiene que estar en public, o se rechaza diciéndolo.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE TYPE suc0001.fila AS (id int, nombre text);
CREATE TABLE suc0001.tipada OF suc0001.fila (id WITH OPTIONS NOT NULL);
SELECT resultado FROM nivel.ajustar('tipada', 1);
\d public.tipada
CREATE TABLE suc0001.modelo (id int NOT NULL DEFAULT 3, nombre text CHECK (nombre <> ''));
CREATE TABLE suc0001.parecida (LIKE suc0001.modelo INCLUDING ALL, extra int);
SELECT nivel.ajustar('parecida', 1, estrategia => 'reproducir');
SELECT resultado FROM nivel.ajustar('modelo', 1);
SELECT resultado FROM nivel.ajustar('parecida', 1);
\d public.parecida
CREATE TABLE suc0001.consulta AS SELECT 1 AS id WITH NO DATA;
SELECT resultado, estrategia FROM nivel.ajustar('consulta', 1);
