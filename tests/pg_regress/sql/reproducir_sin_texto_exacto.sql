-- Una sentencia de la que no se sabe el texto exacto se rechaza por su número; lo anterior se deshace.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int);
SET nivel.captura = off;
ALTER TABLE suc0001.zonas ADD b int;
RESET nivel.captura;
INSERT INTO nivel.bitacora (xid, rol, esquema, entidad, clase, etiqueta, sentencia, search_path, origen, exacta, efecto, sesion)
SELECT pg_current_xact_id(), rol, esquema, entidad, clase, 'ALTER TABLE', NULL, search_path, origen, false, 'modifica', sesion FROM nivel.bitacora;
SELECT resultado, estrategia FROM nivel.ajustar('zonas', 1);
SELECT to_regclass('public.zonas');
