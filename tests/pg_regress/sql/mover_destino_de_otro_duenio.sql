-- La tabla vacía de public que se reemplaza era de otro: se advierte de quién era, de quién es, y con qué se le devuelve.
\pset format unaligned
CREATE ROLE "regress Dueño anterior" LOGIN;
CREATE ROLE regress_mover_duenio_suc;
CREATE SCHEMA suc0001;
GRANT USAGE ON SCHEMA suc0001 TO regress_mover_duenio_suc;
SET nivel.captura = off;
CREATE TABLE suc0001.zonas (id int PRIMARY KEY, nombre varchar(40));
ALTER TABLE suc0001.zonas OWNER TO regress_mover_duenio_suc;
CREATE TABLE public.zonas (id int PRIMARY KEY);
ALTER TABLE public.zonas OWNER TO "regress Dueño anterior";
CREATE TABLE suc0001.rubros (id int PRIMARY KEY, nombre varchar(40));
CREATE TABLE public.rubros (id int PRIMARY KEY);
RESET nivel.captura;
SELECT mensaje, detalle FROM nivel.previsualizar('zonas', 1) WHERE tipo = 'advertencia' AND detalle ? 'era_de';
-- Si el dueño es el mismo, no hay nada que decir.
SELECT count(*) FROM nivel.previsualizar('rubros', 1) WHERE detalle ? 'era_de';
SELECT detalle ->> 'sentencia' AS sentencia FROM nivel.previsualizar('zonas', 1) WHERE detalle ? 'era_de'
\gset
SELECT resultado, estrategia FROM nivel.ajustar('zonas', 1);
SELECT relowner::regrole, relacl FROM pg_class WHERE oid = 'public.zonas'::regclass;
SET ROLE "regress Dueño anterior";
SELECT count(*) FROM public.zonas;
RESET ROLE;
:sentencia
SET ROLE "regress Dueño anterior";
SELECT count(*) FROM public.zonas;
RESET ROLE;
DROP OWNED BY "regress Dueño anterior", regress_mover_duenio_suc;
DROP ROLE "regress Dueño anterior", regress_mover_duenio_suc;
