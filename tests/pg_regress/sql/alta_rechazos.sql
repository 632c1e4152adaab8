-- Lo que no puede ser una sucursal nueva se rechaza con código y dice qué hacer; nada cambia.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int);
CREATE SCHEMA suc0002;
CREATE SCHEMA suc0001caja001;
SELECT nivel.alta_sucursal(NULL);
\echo :SQLSTATE
SELECT nivel.alta_sucursal('suc0004', NULL);
SELECT nivel.alta_sucursal('suc0004', 1);
SELECT nivel.alta_sucursal('');
SELECT nivel.alta_sucursal(repeat('ñ', 32));
SELECT nivel.alta_sucursal('public');
SELECT nivel.alta_sucursal('nivel');
SELECT nivel.alta_sucursal('pg_nada');
SELECT nivel.alta_sucursal('suc0004', 2, 'suc0001');
-- por su nombre es otra cosa
SELECT nivel.alta_sucursal('suc0004', 3, 'suc0001');
\echo :SQLSTATE
SELECT nivel.alta_sucursal('suc0001caja009', 2);
SELECT nivel.alta_sucursal('suc0001caja009', 3, 'suc0002');
\echo :SQLSTATE
-- sin su sucursal
SELECT nivel.alta_sucursal('kiosco', 3);
\echo :SQLSTATE
SELECT nivel.alta_sucursal('kiosco', 3, 'noexiste');
SELECT nivel.alta_sucursal('suc0009caja001', 3);
SELECT nivel.alta_sucursal('kiosco', 3, 'suc0001caja001');
SELECT nivel.baja_sucursal('suc0002');
SELECT nivel.alta_sucursal('suc0002caja001', 3);
\echo :SQLSTATE
-- una referencia que no sirve
SELECT nivel.alta_sucursal('suc0004', referencia => 'noexiste');
\echo :SQLSTATE
SELECT nivel.alta_sucursal('suc0004', referencia => 'suc0001caja001');
SELECT nivel.alta_sucursal('suc0001caja002', 3, referencia => 'suc0001');
BEGIN READ ONLY;
SELECT nivel.alta_sucursal('suc0004');
\echo :SQLSTATE
ROLLBACK;
SELECT nspname FROM pg_namespace WHERE nspname ~ '^(suc|kiosco|ñ)' ORDER BY 1;
SELECT count(*) FROM nivel.sucursal_registrada WHERE activa;
SELECT resultado, sqlstate, count(*) FROM nivel.historial WHERE accion = 'alta_sucursal' GROUP BY 1, 2 ORDER BY 1, 2;
