-- El disparador de la copia llama a una función de otra sucursal: NV007 que la nombra, al mover y al copiar.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
SET nivel.captura = off;
CREATE FUNCTION suc0002.fn() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE suc0001.zonas (id int);
CREATE TRIGGER t BEFORE INSERT ON suc0001.zonas FOR EACH ROW EXECUTE FUNCTION suc0002.fn();
RESET nivel.captura;
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
SELECT nivel.ajustar('zonas', 1, 'conservar');
\echo :SQLSTATE
SELECT to_regclass('public.zonas'), to_regclass('suc0001.zonas');
