-- From here to the end of the script, what is not said with its schema is in pg_catalog.
SET LOCAL search_path = pg_catalog, pg_temp;

CREATE TABLE nivel.configuracion (
    entidad            text COLLATE "C" PRIMARY KEY
                       CHECK (entidad <> '' AND octet_length(entidad) <= 63),
    nivel              smallint NOT NULL CHECK (nivel BETWEEN 1 AND 3),
    niveles_permitidos smallint[] NOT NULL DEFAULT '{1,2,3}'
                       CHECK (niveles_permitidos <@ '{1,2,3}'::smallint[] AND cardinality(niveles_permitidos) > 0),
    modificado_en      timestamptz NOT NULL DEFAULT clock_timestamp(),
    modificado_por     text NOT NULL DEFAULT session_user,
    otros_niveles      smallint[] NOT NULL DEFAULT '{}'
                       CHECK (otros_niveles <@ '{1,2,3}'::smallint[] AND NOT nivel = ANY (otros_niveles)),
    CONSTRAINT configuracion_nivel_permitido CHECK (nivel = ANY (niveles_permitidos))
);
COMMENT ON TABLE nivel.configuracion IS
'El nivel, cambiado con SQL
Nivel de cada entidad: 1 compartido (public), 2 sucursal, 3 caja. Se cambia con nivel.configurar
y nivel.ajustar, o con UPDATE, INSERT y DELETE, que hacen lo mismo o lo rechazan igual.
Quién: nivel_lector la lee; nivel_administrador cambia nivel y niveles_permitidos.
Ejemplo: UPDATE nivel.configuracion SET nivel = 3 WHERE entidad = ''pedidos'';';
COMMENT ON COLUMN nivel.configuracion.entidad IS 'Nombre de la tabla de negocio, sin esquema';
COMMENT ON COLUMN nivel.configuracion.nivel IS '1 compartido, 2 sucursal, 3 caja';
COMMENT ON COLUMN nivel.configuracion.niveles_permitidos IS 'Niveles a los que se puede llevar la entidad';
COMMENT ON COLUMN nivel.configuracion.modificado_en IS 'Momento del último cambio';
COMMENT ON COLUMN nivel.configuracion.modificado_por IS 'Rol de sesión que hizo el último cambio';
COMMENT ON COLUMN nivel.configuracion.otros_niveles IS
    'Otros niveles en los que está a la vez, si la aplicación lo dice así ([2,3]): solo se puede llevar a nivel 1. Lo escribe la extensión';

-- Which table it is, is said by the number in the arguments of the trigger on it: an OID would not survive a dump, nor a
-- name ALTER TABLE. The name here is that of when it was linked.
CREATE TABLE nivel.vinculo (
    numero          integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    esquema         text COLLATE "C" NOT NULL,
    tabla           text COLLATE "C" NOT NULL,
    columna_entidad text COLLATE "C",
    columna_nivel   text COLLATE "C" NOT NULL,
    vinculado_en    timestamptz NOT NULL DEFAULT clock_timestamp(),
    vinculado_por   text NOT NULL DEFAULT session_user
);
COMMENT ON TABLE nivel.vinculo IS
    'Tablas de la aplicación vinculadas con nivel.configuracion; se leen por nivel.vinculos. Las escriben nivel.vincular_configuracion, nivel.vincular_configuracion_json y nivel.desvincular_configuracion.';
COMMENT ON COLUMN nivel.vinculo.numero IS 'Número del vínculo, que también está en los argumentos de su disparador';
COMMENT ON COLUMN nivel.vinculo.esquema IS 'Esquema de la tabla cuando se vinculó';
COMMENT ON COLUMN nivel.vinculo.tabla IS 'Nombre de la tabla cuando se vinculó';
COMMENT ON COLUMN nivel.vinculo.columna_entidad IS 'Columna con el nombre de la entidad; nulo: un documento JSON en columna_nivel';
COMMENT ON COLUMN nivel.vinculo.columna_nivel IS 'Columna con el nivel, o con el documento';
COMMENT ON COLUMN nivel.vinculo.vinculado_en IS 'Cuándo se vinculó';
COMMENT ON COLUMN nivel.vinculo.vinculado_por IS 'Rol de sesión que la vinculó';

CREATE TABLE nivel.sucursal_registrada (
    esquema        text COLLATE "C" PRIMARY KEY CHECK (esquema <> '' AND octet_length(esquema) <= 63),
    nivel          smallint NOT NULL CHECK (nivel IN (2, 3)),
    padre          text COLLATE "C",
    activa         boolean NOT NULL DEFAULT true,
    registrada_en  timestamptz NOT NULL DEFAULT clock_timestamp(),
    registrada_por text NOT NULL DEFAULT session_user
);
COMMENT ON TABLE nivel.sucursal_registrada IS
    'Sucursales y cajas registradas a mano o dadas de baja; las demás se descubren por el nombre del esquema (vea nivel.sucursales).';

CREATE TABLE nivel.phinxlog_registrado (
    esquema        text COLLATE "C" PRIMARY KEY CHECK (esquema <> '' AND octet_length(esquema) <= 63),
    esquema_tabla  text COLLATE "C" NOT NULL,
    tabla          text COLLATE "C" NOT NULL,
    registrado_en  timestamptz NOT NULL DEFAULT clock_timestamp(),
    registrado_por text NOT NULL DEFAULT session_user
);
CREATE INDEX phinxlog_registrado_tabla ON nivel.phinxlog_registrado (esquema_tabla, tabla);
COMMENT ON TABLE nivel.phinxlog_registrado IS
    'Esquemas cuyas migraciones dice una tabla de Phinx que no es la de costumbre. La escribe nivel.registrar_phinxlog; los demás, vea nivel.sucursales.';
COMMENT ON COLUMN nivel.phinxlog_registrado.esquema IS 'Sucursal, caja o public';
COMMENT ON COLUMN nivel.phinxlog_registrado.esquema_tabla IS 'Esquema en el que está la tabla de Phinx';
COMMENT ON COLUMN nivel.phinxlog_registrado.tabla IS 'Su nombre';
COMMENT ON COLUMN nivel.phinxlog_registrado.registrado_en IS 'Momento del registro';
COMMENT ON COLUMN nivel.phinxlog_registrado.registrado_por IS 'Rol de sesión que la registró';

-- OIDs do not survive a dump: in another database than «base» a name has to do. Their catalog as text, which pg_upgrade takes along.
CREATE TABLE nivel.equipaje (
    entidad    text COLLATE "C" NOT NULL,
    esquema    text COLLATE "C" NOT NULL,
    objeto     text COLLATE "C" NOT NULL,
    clase      text NOT NULL,
    catalogo   text NOT NULL,
    oid        oid NOT NULL,
    base       oid NOT NULL,
    creado     boolean NOT NULL,
    huella     text,
    versiones  bigint[] NOT NULL DEFAULT '{}',
    anotado_en timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT equipaje_pkey PRIMARY KEY (esquema, objeto, clase, entidad)
);
COMMENT ON TABLE nivel.equipaje IS
    'Lo que vino con cada tabla: tipos, funciones, secuencias y demás que usa y que nivel.ajustar llevó, o encontró, donde la llevó; con ella se van. La escribe nivel.ajustar.';
COMMENT ON COLUMN nivel.equipaje.entidad IS 'Tabla que lo usa';
COMMENT ON COLUMN nivel.equipaje.esquema IS 'Esquema en el que está';
COMMENT ON COLUMN nivel.equipaje.objeto IS 'Su identidad, como la dice pg_identify_object';
COMMENT ON COLUMN nivel.equipaje.clase IS 'tipo, dominio, función, secuencia, ...';
COMMENT ON COLUMN nivel.equipaje.catalogo IS 'Catálogo del servidor en el que está: pg_type, pg_proc, ...';
COMMENT ON COLUMN nivel.equipaje.oid IS 'Su OID en la base «base»; en otra, restaurada, vale el nombre';
COMMENT ON COLUMN nivel.equipaje.base IS 'OID de la base en la que se anotó';
COMMENT ON COLUMN nivel.equipaje.creado IS 'Si lo creó nivel.ajustar; si no, ya estaba';
COMMENT ON COLUMN nivel.equipaje.huella IS 'Resumen de cómo quedó: lo que alguien cambió después ya no es lo que vino';
COMMENT ON COLUMN nivel.equipaje.versiones IS 'Migraciones de Phinx que lo hicieron, hasta donde se sabe';
COMMENT ON COLUMN nivel.equipaje.anotado_en IS 'Cuándo se anotó';

-- Written with every DDL, and by the extension only: a heap without CHECK or INSERT trigger of its own, its indexes on columns only (src/captura/escribir.rs).
CREATE TABLE nivel.bitacora (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    xid              xid8 NOT NULL,
    momento          timestamptz NOT NULL DEFAULT clock_timestamp(),
    rol              text NOT NULL,
    esquema          text COLLATE "C",
    entidad          text COLLATE "C",
    objeto           text COLLATE "C",
    clase            text NOT NULL,
    etiqueta         text NOT NULL,
    sentencia        text,
    search_path      text,
    migracion        bigint,
    origen           text NOT NULL DEFAULT 'captura',
    exacta           boolean NOT NULL,
    efecto           text NOT NULL,
    esquema_anterior text COLLATE "C",
    entidad_anterior text COLLATE "C",
    objetos          jsonb,
    evento_phinx     bigint,
    sesion           text NOT NULL,
    caida_desde      text COLLATE "C"
) USING heap;
-- Partial, for the same reason as the next one.
CREATE INDEX bitacora_caida ON nivel.bitacora (entidad) WHERE caida_desde IS NOT NULL;
CREATE INDEX bitacora_entidad ON nivel.bitacora (entidad, esquema);
-- Partial: every DDL pays for an entry, and only a change of name has something to say here.
CREATE INDEX bitacora_anterior ON nivel.bitacora (entidad_anterior) WHERE entidad_anterior IS NOT NULL;
COMMENT ON TABLE nivel.bitacora IS
'El DDL que quedó registrado
Cada sentencia DDL que tocó un objeto de una sucursal o una entidad configurada: una fila por
sentencia y entidad. Solo se agrega.
Quién: nivel_lector.
Ejemplo: SELECT entidad, esquema, migracion, etiqueta FROM nivel.bitacora;';
COMMENT ON COLUMN nivel.bitacora.xid IS 'Transacción que ejecutó la sentencia';
COMMENT ON COLUMN nivel.bitacora.rol IS 'Rol que la ejecutó';
COMMENT ON COLUMN nivel.bitacora.esquema IS 'Esquema en el que tuvo efecto';
COMMENT ON COLUMN nivel.bitacora.entidad IS 'Tabla a la que pertenece el objeto; nulo para tipos, funciones, secuencias libres y vistas';
COMMENT ON COLUMN nivel.bitacora.objeto IS 'Identidad del objeto principal que tocó';
COMMENT ON COLUMN nivel.bitacora.clase IS 'Clase del objeto principal: tabla, índice, restricción, disparador, política, tipo, función, ...';
COMMENT ON COLUMN nivel.bitacora.etiqueta IS 'Etiqueta del comando (CREATE TABLE, ALTER TABLE, ...)';
COMMENT ON COLUMN nivel.bitacora.sentencia IS 'Texto exacto de la sentencia; nulo cuando no se pudo saber (exacta = false)';
COMMENT ON COLUMN nivel.bitacora.search_path IS 'search_path con el que se resolvieron los nombres sin esquema';
COMMENT ON COLUMN nivel.bitacora.migracion IS 'Versión de Phinx a la que pertenece, si se conoce';
COMMENT ON COLUMN nivel.bitacora.origen IS 'captura (sentencia de un usuario), restauración (la trajo un volcado: no es de ninguna migración de aquí), ajuste (hecha por nivel: ajustar, alta_sucursal o completar_sucursal) o manual';
COMMENT ON COLUMN nivel.bitacora.exacta IS 'Si el texto es, con certeza, el de la sentencia';
COMMENT ON COLUMN nivel.bitacora.efecto IS 'Qué le hizo a la entidad: crea, modifica, renombra o elimina';
COMMENT ON COLUMN nivel.bitacora.objetos IS 'Todo lo que la sentencia tocó; nulo cuando fue solo el objeto principal';
COMMENT ON COLUMN nivel.bitacora.caida_desde IS 'Sucursal en la que se corrió, cuando llegó a la tabla de public por no decir el esquema';
COMMENT ON COLUMN nivel.bitacora.evento_phinx IS 'Fila de nivel.registro_phinx que la enlazó';

CREATE TABLE nivel.registro_phinx (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    xid            xid8 NOT NULL,
    momento        timestamptz NOT NULL DEFAULT clock_timestamp(),
    rol            text NOT NULL,
    esquema        text COLLATE "C" NOT NULL,
    tabla          text COLLATE "C" NOT NULL,
    version        bigint NOT NULL,
    nombre         text,
    accion         text NOT NULL CHECK (accion IN ('aplicada', 'revertida')),
    sentencias     integer NOT NULL,
    hasta_bitacora bigint NOT NULL,
    sesion         text NOT NULL,
    entidad        text COLLATE "C",
    esquema_tabla  text COLLATE "C"
);
CREATE INDEX registro_phinx_de_otro ON nivel.registro_phinx (esquema_tabla, tabla, esquema) WHERE esquema_tabla IS NOT NULL;
CREATE INDEX registro_phinx_version ON nivel.registro_phinx (version, esquema);
CREATE INDEX registro_phinx_sesion ON nivel.registro_phinx (sesion, esquema, id);
COMMENT ON TABLE nivel.registro_phinx IS
    'Cada alta o baja de una versión en una tabla phinxlog, con cuántas sentencias DDL se le enlazaron (0 es 0, no «nada que hacer»).';

CREATE TABLE nivel.auditoria (
    id                 bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    intento            uuid NOT NULL,
    fase               text NOT NULL CHECK (fase IN ('intento', 'ok', 'error', 'denegado')),
    momento            timestamptz NOT NULL DEFAULT clock_timestamp(),
    accion             text NOT NULL,
    entidad            text,
    nivel_origen       smallint,
    nivel_destino      integer,
    usuario            text NOT NULL,
    rol                text NOT NULL,
    usuario_aplicacion text,
    direccion          text,
    aplicacion         text,
    pid                integer NOT NULL,
    xid                xid8,
    sistema            text NOT NULL,
    version            text NOT NULL,
    sqlstate           text,
    mensaje            text,
    detalle            jsonb NOT NULL DEFAULT '{}',
    huella             bytea NOT NULL
);
CREATE INDEX auditoria_intento ON nivel.auditoria (intento);
-- How many denials a role has had in the last minute.
CREATE INDEX auditoria_denegado ON nivel.auditoria (usuario, momento) WHERE fase = 'denegado';
COMMENT ON TABLE nivel.auditoria IS
    'Registro de intentos (AC-010 a AC-012): el intento se escribe antes de tocar nada, su resultado después. Solo se agrega; se lee por nivel.intentos.';
COMMENT ON COLUMN nivel.auditoria.fase IS 'intento, ok, error o denegado';
COMMENT ON COLUMN nivel.auditoria.usuario IS 'Rol de la sesión';
COMMENT ON COLUMN nivel.auditoria.rol IS 'Rol efectivo (SET ROLE)';
COMMENT ON COLUMN nivel.auditoria.usuario_aplicacion IS 'Usuario de la aplicación, que lo dice en cada transacción: set_config(''nivel.usuario'', ''...'', true)';
COMMENT ON COLUMN nivel.auditoria.xid IS 'Transacción de quien llamó';
COMMENT ON COLUMN nivel.auditoria.sistema IS 'Identificador del cluster en el que ocurrió';
COMMENT ON COLUMN nivel.auditoria.huella IS 'SHA-256 del resto de la fila (nivel._huella), puesto al escribirla';

CREATE TABLE nivel.sello (
    numero  bigint PRIMARY KEY CHECK (numero > 0),
    momento timestamptz NOT NULL DEFAULT clock_timestamp(),
    rol     text NOT NULL,
    desde   bigint NOT NULL,
    hasta   bigint NOT NULL CHECK (hasta >= desde),
    ids     bigint[] NOT NULL,
    huellas bytea[] NOT NULL CHECK (cardinality(huellas) = cardinality(ids)),
    resumen text COLLATE "C" NOT NULL UNIQUE
);
COMMENT ON TABLE nivel.sello IS
    'Cadena de sellos de la auditoría: cada uno nombra las filas que cubre y su resumen abarca también el del sello anterior. Solo se agrega, con nivel.sellar_auditoria.';
COMMENT ON COLUMN nivel.sello.numero IS 'Orden en la cadena';
COMMENT ON COLUMN nivel.sello.momento IS 'Cuándo se selló';
COMMENT ON COLUMN nivel.sello.rol IS 'Rol de sesión que selló';
COMMENT ON COLUMN nivel.sello.desde IS 'Primer id que cubre';
COMMENT ON COLUMN nivel.sello.hasta IS 'Último id que cubre: entre los dos no aparecerá ninguna fila más';
COMMENT ON COLUMN nivel.sello.ids IS 'Filas de nivel.auditoria que había';
COMMENT ON COLUMN nivel.sello.huellas IS 'La huella de cada una';
COMMENT ON COLUMN nivel.sello.resumen IS 'SHA-256 del resumen anterior, del número, del momento, del tramo, de las filas y del rol (nivel._resumen)';

CREATE TYPE nivel.ajuste AS (
    intento            uuid,
    entidad            text,
    nivel_origen       integer,
    nivel_destino      integer,
    resultado          text,
    mensaje            text,
    estrategia         text,
    migraciones        bigint[],
    copias_verificadas integer,
    copias_eliminadas  integer,
    milisegundos       double precision
);
COMMENT ON TYPE nivel.ajuste IS 'Resultado de nivel.ajustar';

-- Read with every row that is verified: without SET, so that the planner puts its body in the query's place; every name is said whole.
-- What the fingerprint of a row is: a JSON array has one way to be written, whatever the session's settings (a moment goes in as
-- the server sends it in binary), and no two rows are written alike.
CREATE FUNCTION nivel._huella(a nivel.auditoria) RETURNS bytea
LANGUAGE sql STABLE PARALLEL SAFE AS $$
SELECT pg_catalog.sha256(pg_catalog.convert_to(pg_catalog.json_build_array(
    a.id, a.intento, a.fase, pg_catalog.encode(pg_catalog.timestamptz_send(a.momento), 'hex'), a.accion, a.entidad, a.nivel_origen, a.nivel_destino,
    a.usuario, a.rol, a.usuario_aplicacion, a.direccion, a.aplicacion, a.pid, a.xid::pg_catalog.text, a.sistema, a.version, a.sqlstate,
    a.mensaje, a.detalle)::pg_catalog.text, 'UTF8'))
$$;
COMMENT ON FUNCTION nivel._huella(nivel.auditoria) IS 'Interna: SHA-256 de una fila de la auditoría, sin su columna huella.';

-- Fixed lengths one after the other, and the only text at the end: there is one way to read it.
CREATE FUNCTION nivel._resumen(anterior text, numero bigint, momento timestamptz, rol text, desde bigint, hasta bigint, ids bigint[], huellas bytea[])
RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
SELECT encode(sha256(
    sha256(convert_to(coalesce(anterior, ''), 'UTF8'))
    || int8send(numero) || timestamptz_send(momento)
    || int8send(desde) || int8send(hasta) || int8send(cardinality(ids)::bigint)
    || (SELECT coalesce(string_agg(int8send(f.id) || f.huella, ''::bytea ORDER BY f.orden), ''::bytea)
        FROM ROWS FROM (unnest(ids), unnest(huellas)) WITH ORDINALITY AS f (id, huella, orden))
    || convert_to(rol, 'UTF8')), 'hex')
$$;
COMMENT ON FUNCTION nivel._resumen(text, bigint, timestamptz, text, bigint, bigint, bigint[], bytea[]) IS 'Interna: resumen de un sello.';
