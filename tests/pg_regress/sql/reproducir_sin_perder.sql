-- Repetir lo registrado en public no pierde nada: ni lo que otros colgaron de la tabla, en el esquema que sea, ni los valores de una columna.
\pset format unaligned
\pset tuples_only on
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE SCHEMA informes;
-- Una columna con valores.
CREATE TABLE suc0001.x (id int PRIMARY KEY, nota text);
CREATE TABLE public.x (id int PRIMARY KEY, nota text);
SELECT nivel.configurar('x', 2);
INSERT INTO public.x VALUES (1, 'a');
ALTER TABLE suc0001.x ADD COLUMN otra int;
SELECT tipo, mensaje FROM nivel.previsualizar('x', 1);
ALTER TABLE suc0001.x DROP COLUMN nota;
ALTER TABLE suc0001.x ADD COLUMN nota int;
SELECT tipo, mensaje FROM nivel.previsualizar('x', 1);
UPDATE nivel.configuracion SET nivel = 1;
\echo :LAST_ERROR_SQLSTATE
TABLE public.x;
DELETE FROM public.x;
SELECT resultado, estrategia FROM nivel.ajustar('x', 1);
-- Lo que cuelga de ella en otro esquema, con CASCADE.
CREATE TABLE suc0001.y (id int PRIMARY KEY, nota text);
CREATE TABLE public.y (id int PRIMARY KEY, nota text);
SELECT nivel.configurar('y', 2);
CREATE TABLE informes.t (y int REFERENCES public.y);
INSERT INTO public.y VALUES (1, 'a');
CREATE MATERIALIZED VIEW informes.mv AS SELECT nota FROM public.y;
ALTER TABLE suc0001.y ALTER COLUMN nota DROP NOT NULL, DROP CONSTRAINT y_pkey CASCADE;
SELECT tipo, mensaje FROM nivel.previsualizar('y', 1) WHERE tipo = 'impedimento';
ALTER TABLE informes.t DROP CONSTRAINT t_y_fkey;
DELETE FROM public.y;
ALTER TABLE suc0001.y DROP COLUMN nota CASCADE;
SELECT tipo, mensaje FROM nivel.previsualizar('y', 1) WHERE tipo = 'impedimento';
SELECT nivel.ajustar('y', 1);
SELECT to_regclass('informes.mv');
DROP MATERIALIZED VIEW informes.mv;
SELECT resultado, estrategia FROM nivel.ajustar('y', 1);
-- Lo que se repite y quita lo suyo pasa.
CREATE TABLE suc0001.z (id int, nota text UNIQUE, n int DEFAULT 1);
CREATE TABLE public.z (id int, nota text UNIQUE, n int DEFAULT 1);
SELECT nivel.configurar('z', 2);
ALTER TABLE suc0001.z DROP COLUMN nota CASCADE;
ALTER TABLE suc0001.z ADD COLUMN pasa int UNIQUE;
ALTER TABLE suc0001.z DROP COLUMN pasa;
ALTER TABLE suc0001.z ALTER n DROP DEFAULT;
SELECT resultado, estrategia FROM nivel.ajustar('z', 1);
-- La tabla de alguien que se llama como una copia conservada.
CREATE TABLE suc0001.w__nivel2 (otra text);
CREATE TABLE public.w (id int);
SELECT nivel.configurar('w', 1);
SELECT resultado FROM nivel.ajustar('w', 2);
SELECT to_regclass('suc0001.w__nivel2'), to_regclass('suc0001.w');
-- Lo que solo se previsualizó, o se deshizo, no se conserva; lo que se conserva se comprueba se llame como se llame.
CREATE TABLE suc0001.k (id int);
SELECT nivel.configurar('k', 2);
BEGIN;
SELECT count(*) > 0 FROM nivel.previsualizar('k', 1, 'conservar');
INSERT INTO suc0001.k VALUES (1);
ALTER TABLE suc0001.k RENAME TO k__nivel2;
COMMIT;
ALTER TABLE suc0001.k__nivel2 RENAME TO k;
TRUNCATE suc0001.k;
CREATE FUNCTION public.f() RETURNS void LANGUAGE plpgsql AS $$BEGIN
    PERFORM nivel.ajustar('k', 1, 'conservar');
    INSERT INTO suc0001.k__nivel2 VALUES (7);
    ALTER TABLE suc0001.k__nivel2 RENAME TO de_otro_modo;
END$$;
SELECT public.f();
SELECT to_regclass('suc0001.k'), (SELECT count(*) FROM suc0001.k);
-- Lo que está en uso es lo que apunta a la copia.
CREATE TABLE suc0001.de_k (id int);
ALTER TABLE suc0001.k ADD PRIMARY KEY (id);
ALTER TABLE suc0001.de_k ADD FOREIGN KEY (id) REFERENCES suc0001.k DEFERRABLE INITIALLY DEFERRED;
BEGIN;
INSERT INTO suc0001.de_k VALUES (3);
DELETE FROM suc0001.de_k;
SELECT nivel.ajustar('k', 1);
\echo :LAST_ERROR_SQLSTATE
ROLLBACK;
