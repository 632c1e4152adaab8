-- El caso 1 del requerimiento, en una base nueva: clientes está en tres sucursales, vacía, y public no la tiene.
\pset linestyle unicode
\pset border 2
\pset null '·'
\pset format wrapped
\pset columns 118
\pset footer off
\set SHOW_CONTEXT never
SET nivel.usuario = 'jperez';

\echo
\echo '── 7. Caso 1, en otra base: clientes nunca existió en public ──────────────────────────────────'
\set ECHO queries
SELECT orden, tipo, mensaje FROM nivel.previsualizar('clientes', 1);
SELECT * FROM nivel.ajustar('clientes', 1) \gx
\set ECHO none
\echo '      La aplicación no nota nada: el mismo search_path de siempre encuentra la tabla compartida.'
\set ECHO queries
SET search_path = suc0002, public;
SELECT id, codigo, nombre, nro_documento, saldo FROM clientes;
RESET search_path;
SELECT esquema, entidad, migracion, left(sentencia, 70) AS sentencia
  FROM nivel.bitacora WHERE esquema = 'suc0001' AND entidad = 'clientes' ORDER BY id;
