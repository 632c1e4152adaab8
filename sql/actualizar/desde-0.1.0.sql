-- The tables of 0.1.0, as they have to be: new columns go last. What has no table of 0.1.0 in it needs nothing here.

ALTER TABLE nivel.configuracion ADD COLUMN otros_niveles smallint[] NOT NULL DEFAULT '{}'
    CHECK (otros_niveles <@ '{1,2,3}'::smallint[] AND NOT nivel = ANY (otros_niveles));

ALTER TABLE nivel.bitacora ADD COLUMN caida_desde text COLLATE "C";
ALTER TABLE nivel.registro_phinx ADD COLUMN esquema_tabla text COLLATE "C";

-- What was written before gets its fingerprint (nivel._huella) now. By rewriting the table: no trigger fires, nothing is
-- replicated as changed, and it takes a fraction of the time of an UPDATE.
ALTER TABLE nivel.auditoria ADD COLUMN huella bytea;
ALTER TABLE nivel.auditoria ALTER COLUMN huella SET NOT NULL, ALTER COLUMN huella TYPE bytea USING sha256(convert_to(json_build_array(
    id, intento, fase, encode(timestamptz_send(momento), 'hex'), accion, entidad, nivel_origen, nivel_destino,
    usuario, rol, usuario_aplicacion, direccion, aplicacion, pid, xid::text, sistema, version, sqlstate,
    mensaje, detalle)::text, 'UTF8'));

-- INSTALACIÓN
