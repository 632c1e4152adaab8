-- La historia que muestra `make demo-brecha`: psql la lee de la entrada estándar, sobre una base en el estado de `antes/`
-- y con el manifiesto ya registrado. Los errores que aparecen son parte de ella; comprobar.sql dice al final si fue así.
\i ejemplos/demo/aspecto.sql
\pset columns 118

\echo
\echo '── 1. ¿Cuánto falta? ──────────────────────────────────────────────────────────────────────────────'
\set ECHO queries
SELECT * FROM nivel.brecha_resumen('michangarrito');

\set ECHO none
\echo '── 2. ¿Qué requieren las épicas, y cómo está? ─────────────────────────────────────────────────────'
\echo '      «sin DDL»: se requiere, y ningún archivo la crea. El documento escrito a mano no lo decía.'
\set ECHO queries
SELECT epica, componente, esquema, objeto, estado, coalesce(archivo, detalle) AS "archivo o detalle"
  FROM nivel.brecha('michangarrito') WHERE componente IS NOT NULL AND clase IS DISTINCT FROM 'esquema';

\set ECHO none
\echo '── 3. ¿Qué archivos correr? Se sabe corriéndolos y deshaciéndolos: no cambia nada ─────────────────'
\set ECHO queries
SELECT archivo, estado, array_to_string(crea, E'\n') AS crea, array_to_string(necesita, E'\n') AS necesita
  FROM nivel.brecha_plan('michangarrito');
SELECT archivo, array_to_string(epicas, ',') AS epicas, array_to_string(esquemas, E'\n') AS esquemas,
       array_to_string(tablas_nuevas, ',') AS tablas_nuevas
  FROM nivel.brecha_matriz('michangarrito');

\set ECHO none
\echo '── 4. Un guion que prepara la base se detiene donde debe ──────────────────────────────────────────'
\set ECHO queries
SELECT nivel.exigir_esquemas('public', 'auth', 'storage', 'webhooks', 'audit', 'features', 'analytics');
\set ECHO none
\echo '      →' :SQLSTATE
\echo

\echo '── 5. Se cierra: en orden, todo o nada, comprobando lo que deja cada archivo ──────────────────────'
\set ECHO queries
SELECT orden, archivo, estado, cardinality(creados) AS creados, milisegundos
  FROM nivel.cerrar_brecha('michangarrito');
SELECT * FROM nivel.brecha_resumen('michangarrito');

\set ECHO none
\echo '── 6. Lo que queda abierto: cinco tablas que nadie escribió ───────────────────────────────────────'
\set ECHO queries
SELECT epica, componente, esquema, objeto, estado, detalle
  FROM nivel.brecha('michangarrito') WHERE estado NOT IN ('existe', 'N/A', 'sobra');
SELECT nivel.exigir_esquemas('public', 'auth', 'storage', 'webhooks', 'audit', 'features', 'analytics');
SELECT nivel.exigir_manifiesto('michangarrito');
\set ECHO none
\echo '      →' :SQLSTATE
\echo

\echo '── 7. Otra vez: no cambia nada, y lo dice ─────────────────────────────────────────────────────────'
\set ECHO queries
SELECT orden, archivo, estado FROM nivel.cerrar_brecha('michangarrito');
SELECT archivo, left(sha256, 16) || '…' AS sha256, cardinality(creados) AS creados, aplicado_por
  FROM nivel.archivo_aplicado ORDER BY id;
