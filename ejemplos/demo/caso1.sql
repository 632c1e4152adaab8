-- El caso 1 del requerimiento, en una base nueva: clientes está en tres sucursales, vacía, y public no la tiene.
\i ejemplos/demo/aspecto.sql
SET nivel.usuario = 'jperez';

\echo
\echo '── 7. En otra base: clientes está en tres sucursales y nunca existió en public ─────────────────────'
\set ECHO queries
SELECT nivel.configurar('clientes', 2);
SELECT tipo, mensaje FROM nivel.previsualizar('clientes', 1);
SELECT resultado, mensaje, migraciones, copias_eliminadas FROM nivel.ajustar('clientes', 1);
\set ECHO none
\echo '      La aplicación no nota nada: con el search_path de siempre encuentra la tabla compartida.'
\set ECHO queries
SET search_path = suc0002, public;
SELECT id, codigo, nombre, nro_documento, saldo FROM clientes;
RESET search_path;
