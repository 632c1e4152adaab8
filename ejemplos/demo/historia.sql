-- La historia que muestra `make demo`: psql la lee de la entrada estándar, sobre una base con el
-- tráfico real de Phinx ya cargado. Los errores que aparecen son parte de ella: ci/demo.sh comprueba
-- al final, con comprobar.sql, que todo haya ocurrido como se cuenta.
\pset linestyle unicode
\pset border 2
\pset null '·'
\pset format wrapped
\pset columns 118
\pset footer off
\set SHOW_CONTEXT never
SET nivel.usuario = 'jperez';

\echo
\echo '── 1. Las entidades: en qué nivel está cada una, y dónde hay copias ──────────────────────────'
\set ECHO queries
SELECT * FROM nivel.estado;
SELECT * FROM nivel.sucursales;

\set ECHO none
\echo
\echo '── 2. Lo registrado mientras corrían las migraciones: las de proveedores, por esquema ────────'
\echo '      public quedó en 2 de 5: le faltan tres.'
\set ECHO queries
SELECT esquema, count(*) AS migraciones, max(version) AS ultima
  FROM nivel.migraciones('proveedores') GROUP BY esquema ORDER BY 2 DESC, 1;
SELECT version, nombre, sentencias
  FROM nivel.migraciones('proveedores') WHERE esquema = 'suc0001' ORDER BY version;

\set ECHO none
\echo
\echo '── 3. «Proveedores debe ser compartido»: qué pasaría (no cambia nada) ─────────────────────────'
\set ECHO queries
SELECT orden, tipo, mensaje FROM nivel.previsualizar('proveedores', 1);

\set ECHO none
\echo
\echo '── 4. Se hace: una transacción, todo o nada ───────────────────────────────────────────────────'
\set ECHO queries
SELECT * FROM nivel.ajustar('proveedores', 1) \gx
\echo '\\d public.proveedores'
\d public.proveedores
SELECT version, migration_name FROM public.phinxlog ORDER BY version;

\set ECHO none
\echo
\echo '── 5. Lo que no corresponde se rechaza y no cambia nada ───────────────────────────────────────'
\echo '      a) otra vez lo mismo'
\set ECHO queries
SELECT * FROM nivel.ajustar('proveedores', 1);
\set ECHO none
\echo '      →' :SQLSTATE
\echo
\echo '      b) condiciones_iva tiene registros'
\set ECHO queries
SELECT * FROM nivel.ajustar('condiciones_iva', 1);
\set ECHO none
\echo '      →' :SQLSTATE
\echo
\echo '      c) clientes tiene una clave foránea a zonas, que sigue en las sucursales'
\set ECHO queries
SELECT * FROM nivel.ajustar('clientes', 1);
\set ECHO none
\echo '      →' :SQLSTATE

\echo
\echo '── 6. La auditoría: cada intento, también los rechazados ──────────────────────────────────────'
\set ECHO queries
SELECT to_char(momento, 'HH24:MI:SS') AS hora, usuario, usuario_aplicacion AS aplicacion, entidad,
       nivel_origen || ' → ' || nivel_destino AS niveles, resultado, sqlstate, motivo
  FROM nivel.intentos ORDER BY momento;
