-- nivel.desactivar() quita los disparadores de los vínculos, que si no retendrían la extensión; nivel.activar() los repone.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int);
CREATE TABLE public.niveles (entidad text, nivel int);
INSERT INTO public.niveles VALUES ('zonas', 2);
SELECT nivel.vincular_configuracion('public.niveles', 'entidad', 'nivel');
SET nivel.permitir_desmontaje = on;
\set VERBOSITY terse
DROP EXTENSION nivel;
\set VERBOSITY default
SELECT accion, detalle FROM nivel.desactivar() WHERE detalle LIKE '%vínculo%';
SELECT tabla, estado FROM nivel.vinculos;
UPDATE public.niveles SET nivel = 3;
SELECT accion, detalle FROM nivel.activar() WHERE detalle LIKE '%vínculo%';
SELECT tabla, estado FROM nivel.vinculos;
SELECT entidad, en_tabla, en_nivel, diferencia FROM nivel.comparar_configuracion();
UPDATE public.niveles SET nivel = 2;
SELECT count(*) FROM nivel.comparar_configuracion();
SELECT resultado FROM nivel.ajustar('zonas', 1);
TABLE public.niveles;
SELECT count(*) > 0 AS desactivada FROM nivel.desactivar();
DROP EXTENSION nivel;
TABLE public.niveles;
SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal;
