-- Quien escribe la auditoría comprueba que la fila quedó: un disparador que la descarta es NV010, y no se intenta nada. Una acción larga se escribe.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int);
SELECT nivel.configurar('zonas', 2);
SET statement_timeout = '20s';
SELECT nivel._anotar_directo(repeat('x', 20000), repeat('y', 20000), 1, 1, '{}');
RESET statement_timeout;
SELECT length(accion), length(entidad) FROM nivel.auditoria WHERE length(accion) > 100;
CREATE FUNCTION public.descartar() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
SET nivel.permitir_desmontaje = on;
CREATE TRIGGER descarta BEFORE INSERT ON nivel.auditoria FOR EACH ROW EXECUTE FUNCTION public.descartar();
ALTER TABLE nivel.auditoria ENABLE ALWAYS TRIGGER descarta;
RESET nivel.permitir_desmontaje;
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
UPDATE nivel.configuracion SET nivel = 1 WHERE entidad = 'zonas';
\echo :SQLSTATE
SELECT to_regclass('public.zonas'), nivel FROM nivel.configuracion;
SET nivel.permitir_desmontaje = on;
DROP TRIGGER descarta ON nivel.auditoria;
CREATE RULE descarta AS ON INSERT TO nivel.auditoria DO INSTEAD NOTHING;
RESET nivel.permitir_desmontaje;
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
SET nivel.permitir_desmontaje = on;
DROP RULE descarta ON nivel.auditoria;
RESET nivel.permitir_desmontaje;
SELECT resultado FROM nivel.ajustar('zonas', 1);
