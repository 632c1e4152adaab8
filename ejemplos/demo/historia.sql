-- La historia que muestra `make demo`: psql la lee de la entrada estándar, sobre una base con el
-- tráfico real de Phinx ya cargado. Los errores que aparecen son parte de ella: ci/demo.sh comprueba
-- al final, con comprobar.sql, que todo haya ocurrido como se cuenta.
\i ejemplos/demo/aspecto.sql
SET nivel.usuario = 'jperez';

\echo
\echo '── 1. ¿Está todo en su lugar? ¿En qué nivel está cada entidad, y dónde hay copias? ─────────────────'
\set ECHO queries
SELECT * FROM nivel.diagnostico();
SELECT esquema, nivel, padre, activa FROM nivel.sucursales ORDER BY esquema;
SELECT entidad, nivel, en_public, copias_sucursal, copias_caja, migraciones_pendientes FROM nivel.estado;

\set ECHO none
\echo '── 2. Lo que quedó registrado mientras Phinx migraba cada esquema: proveedores ────────────────────'
\echo '      public quedó en 2 de 5: le faltan tres.'
\set ECHO queries
SELECT esquema, count(*) AS migraciones, max(version) AS ultima
  FROM nivel.migraciones('proveedores') GROUP BY esquema ORDER BY 2 DESC, 1;
SELECT version, nombre, sentencias
  FROM nivel.migraciones('proveedores') WHERE esquema = 'suc0001' ORDER BY version;

\set ECHO none
\echo '── 3. «Proveedores debe ser compartido»: ¿qué pasaría? (no cambia nada) ────────────────────────────'
\pset border 0
\set ECHO queries
SELECT tipo, mensaje FROM nivel.previsualizar('proveedores', 1);

\set ECHO none
\pset border 1
\echo '── 4. Se hace: una transacción, todo o nada ────────────────────────────────────────────────────────'
\x on
\set ECHO queries
SELECT * FROM nivel.ajustar('proveedores', 1);
\set ECHO none
\x off
\echo '      Lo que se ejecutó en public: solo lo que faltaba, en orden, con el esquema cambiado.'
\set ECHO queries
SELECT migracion, sentencia
  FROM nivel.bitacora WHERE esquema = 'public' AND entidad = 'proveedores' AND origen = 'ajuste' ORDER BY id;
\set ECHO none
\echo '      La tabla compartida, y el phinxlog de public: Phinx no las correrá otra vez.'
\echo '\\d public.proveedores'
\d public.proveedores
\set ECHO queries
SELECT version, migration_name FROM public.phinxlog WHERE migration_name ~ 'Proveedores' ORDER BY version;

\set ECHO none
\echo '── 5. Lo que no corresponde se rechaza, dice qué hacer y no cambia nada ────────────────────────────'
\echo '      a) otra vez lo mismo'
\set ECHO queries
SELECT nivel.ajustar('proveedores', 1);
\set ECHO none
\echo '      →' :SQLSTATE
\echo
\echo '      b) condiciones_iva tiene registros'
\set ECHO queries
SELECT nivel.ajustar('condiciones_iva', 1);
\set ECHO none
\echo '      →' :SQLSTATE
\echo
\echo '      c) clientes está atada a tablas que siguen en las sucursales'
\set ECHO queries
SELECT nivel.ajustar('clientes', 1);
\set ECHO none
\echo '      →' :SQLSTATE
\echo
\echo '      d) alguien que no es administrador'
\set ECHO queries
SET ROLE vendedora;
SELECT nivel.ajustar('cajas', 1);
\set ECHO none
\echo '      →' :SQLSTATE
RESET ROLE;

\echo
\echo '── 6. La auditoría: cada intento, también los rechazados, y nadie la corrige ───────────────────────'
\set ECHO queries
SELECT to_char(momento, 'HH24:MI:SS') AS hora, usuario, usuario_aplicacion AS aplicacion, entidad,
       nivel_origen AS de, nivel_destino AS a, resultado, sqlstate
  FROM nivel.intentos ORDER BY momento;
SELECT resultado, sqlstate, motivo FROM nivel.intentos WHERE resultado <> 'exitoso' ORDER BY momento;
DELETE FROM nivel.auditoria WHERE sqlstate = 'NV001';
\set ECHO none
\echo '      →' :SQLSTATE
