-- La referencia: la de más migraciones; entre iguales, la mayoría; la que se pida. Public se compara, y solo es referencia si se pide.
\pset format unaligned
\set VERBOSITY terse
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
CREATE SCHEMA suc0003;
CREATE TYPE public.estado AS ENUM ('alta', 'baja');
SET nivel.captura = off;
CREATE TABLE suc0001.zonas (id int, otra int, e public.estado);
CREATE TABLE suc0002.zonas (id int, e public.estado);
CREATE TABLE suc0003.zonas (id int, e public.estado);
CREATE TABLE public.zonas (id int, e estado, nombre text);
SELECT * FROM nivel.deriva('zonas');
SELECT * FROM nivel.deriva('zonas', 'suc0001');
SELECT * FROM nivel.deriva('zonas', referencia => 'public');
SELECT * FROM nivel.deriva('zonas', 'suc0009');
\echo :SQLSTATE
-- Lo que de public usan todas es propio de public: no sobra.
ALTER TABLE public.zonas DROP nombre;
ALTER TABLE suc0001.zonas DROP otra;
SELECT * FROM nivel.deriva('zonas') WHERE clase <> 'no comparado';
SELECT * FROM nivel.deriva('zonas', 'public') WHERE clase <> 'no comparado';
-- Solo public, o solo una.
CREATE TABLE public.sola (id int);
SELECT * FROM nivel.deriva('sola');
SELECT * FROM nivel.deriva('sola', 'public');
-- El dueño se compara; no cambia quién es mayoría de lo demás.
CREATE ROLE regress_deriva_referencia;
ALTER TABLE suc0001.zonas OWNER TO regress_deriva_referencia;
SELECT * FROM nivel.deriva('zonas') WHERE clase <> 'no comparado';
ALTER TABLE suc0001.zonas OWNER TO CURRENT_USER;
DROP ROLE regress_deriva_referencia;
