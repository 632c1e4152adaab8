-- Lo que la compartida usa de public sigue siendo de todos; si la tabla y eso vinieron de las sucursales (consta en nivel.equipaje), cada
-- copia usa lo suyo, y a la que le falta se le hace.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001; CREATE SCHEMA suc0002;
CREATE TYPE public.estado AS ENUM ('alta', 'baja');
CREATE FUNCTION public.hoy() RETURNS date LANGUAGE sql STABLE AS 'SELECT current_date';
CREATE FUNCTION public.sellar() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE public.zonas (id int, e public.estado DEFAULT 'alta', d date DEFAULT public.hoy());
CREATE TRIGGER sello BEFORE INSERT ON public.zonas FOR EACH ROW EXECUTE FUNCTION public.sellar();
SELECT nivel.configurar('zonas', 1);
SELECT resultado FROM nivel.ajustar('zonas', 2);
SELECT a.attrelid::regclass, a.attname, format_type(a.atttypid, a.atttypmod), pg_get_expr(d.adbin, d.adrelid) FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
WHERE a.attrelid::regclass::text ~ 'zonas' AND a.attnum > 0 ORDER BY a.attrelid::regclass::text, a.attnum;
SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE tgname = 'sello' ORDER BY 1;
SELECT resultado FROM nivel.ajustar('zonas', 1);
-- Una sucursal tiene un tipo de ese nombre, pero la tabla no vino de ella: sus copias usan el de public, y la vista previa lo dice.
CREATE TYPE suc0001.estado AS ENUM ('alta', 'baja');
SELECT mensaje FROM nivel.previsualizar('zonas', 2) WHERE tipo = 'advertencia';
SELECT resultado FROM nivel.ajustar('zonas', 2);
SELECT a.attrelid::regclass, format_type(a.atttypid, a.atttypmod) FROM pg_attribute a WHERE a.attrelid::regclass::text ~ 'zonas' AND a.attname = 'e' ORDER BY a.attrelid::regclass::text;
SELECT esquema, objeto, diferencia FROM nivel.deriva('zonas') WHERE clase <> 'no comparado';
-- La que vino de las sucursales vuelve a usar lo de cada una, y a la que le falta se le hace.
CREATE TYPE suc0001.rumbo AS ENUM ('norte', 'sur');
CREATE TYPE suc0002.rumbo AS ENUM ('norte', 'sur');
CREATE TABLE suc0001.rutas (r suc0001.rumbo);
CREATE TABLE suc0002.rutas (r suc0002.rumbo);
SELECT nivel.configurar('rutas', 2);
SELECT resultado FROM nivel.ajustar('rutas', 1);
DROP TYPE suc0002.rumbo;
SELECT resultado FROM nivel.ajustar('rutas', 2);
SELECT a.attrelid::regclass, format_type(a.atttypid, a.atttypmod) FROM pg_attribute a WHERE a.attrelid::regclass::text ~ 'rutas' AND a.attname = 'r' ORDER BY a.attrelid::regclass::text;
SELECT esquema, objeto, diferencia FROM nivel.deriva('rutas') WHERE clase <> 'no comparado';
SELECT resultado FROM nivel.ajustar('rutas', 1);
-- Uno distinto del mismo nombre se dice.
ALTER TYPE suc0001.rumbo ADD VALUE 'este';
SELECT nivel.ajustar('rutas', 2);
\echo :SQLSTATE
SELECT entidad, nivel FROM nivel.configuracion ORDER BY 1;
