-- Un cuerpo que nombra el esquema dentro de un texto no se puede llevar: se dice cuál, y nada cambia.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE FUNCTION suc0001.al_tocar() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE 'SELECT count(*) FROM suc0001.zonas';
    RETURN NEW;
END
$$;
CREATE TABLE suc0001.zonas (id int);
CREATE TRIGGER al_tocar BEFORE INSERT ON suc0001.zonas FOR EACH ROW EXECUTE FUNCTION suc0001.al_tocar();
SELECT nivel.ajustar('zonas', 1);
CREATE TABLE suc0001.rutas (id int);
CREATE FUNCTION public.avisar() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER avisar BEFORE INSERT ON suc0001.rutas FOR EACH ROW EXECUTE FUNCTION public.avisar('suc0001.rutas');
SELECT nivel.ajustar('rutas', 1);
CREATE TABLE suc0001.notas (id int, t text DEFAULT current_setting('suc0001.opcion', true));
SELECT nivel.ajustar('notas', 1);
SELECT c.oid::regclass::text FROM pg_class c WHERE relname IN ('zonas', 'rutas', 'notas') ORDER BY 1;
