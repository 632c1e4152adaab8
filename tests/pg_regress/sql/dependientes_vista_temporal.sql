-- Una vista temporal de la propia sesión también sigue a la tabla compartida.
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
SET nivel.captura = off;
CREATE TABLE suc0001.zonas (id int);
CREATE TABLE suc0002.zonas (id int);
RESET nivel.captura;
CREATE TEMP VIEW v_mia AS SELECT id FROM suc0002.zonas;
SELECT resultado FROM nivel.ajustar('zonas', 1);
SELECT replace(pg_get_viewdef('v_mia'::regclass), 'zonas.', '') AS definicion;
