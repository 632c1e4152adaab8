-- What a project requires of the database, in versions: each one stays as it was registered.
CREATE TABLE nivel.manifiesto (
    nombre         text COLLATE "C" NOT NULL CHECK (nombre <> '' AND octet_length(nombre) <= 63),
    version        integer NOT NULL CHECK (version > 0),
    documento      jsonb NOT NULL,
    registrado_en  timestamptz NOT NULL DEFAULT clock_timestamp(),
    registrado_por text NOT NULL,
    PRIMARY KEY (nombre, version)
);
COMMENT ON TABLE nivel.manifiesto IS
    'Manifiestos registrados, cada versión como llegó; se leen por nivel.manifiestos. Los escribe nivel.registrar_manifiesto. Solo se agrega.';
COMMENT ON COLUMN nivel.manifiesto.nombre IS 'Nombre del manifiesto';
COMMENT ON COLUMN nivel.manifiesto.version IS 'Versión, desde 1; vale la mayor';
COMMENT ON COLUMN nivel.manifiesto.documento IS 'El documento, con la forma de docs/manifiesto.schema.json';
COMMENT ON COLUMN nivel.manifiesto.registrado_en IS 'Cuándo se registró';
COMMENT ON COLUMN nivel.manifiesto.registrado_por IS 'Rol en vigor al registrarlo';

CREATE VIEW nivel.manifiestos AS
SELECT m.nombre, m.version, m.version = max(m.version) OVER (PARTITION BY m.nombre) AS vigente,
       coalesce(pg_catalog.jsonb_array_length(m.documento -> 'esquemas'), 0) AS esquemas,
       pg_catalog.jsonb_array_length(m.documento -> 'epicas') AS epicas,
       (SELECT count(DISTINCT (c.valor ->> 'esquema', t.valor ->> 'nombre'))::integer
        FROM pg_catalog.jsonb_path_query(m.documento, 'strict $.epicas[*].componentes[*]', silent => true) c (valor),
             pg_catalog.jsonb_array_elements(c.valor -> 'tablas') t (valor)) AS tablas,
       coalesce(pg_catalog.jsonb_array_length(m.documento -> 'archivos'), 0) AS archivos,
       -- to the second: the columns before the document fit in 120 characters
       pg_catalog.date_trunc('second', m.registrado_en) AS registrado_en, m.registrado_por, m.documento AS manifiesto
FROM nivel.manifiesto m;
COMMENT ON VIEW nivel.manifiestos IS
'Manifiestos registrados
Una fila por versión, con su documento; la vigente es la última.
Quién: nivel_lector.
Ejemplo: SELECT nombre, version, tablas, archivos FROM nivel.manifiestos;';
COMMENT ON COLUMN nivel.manifiestos.nombre IS 'Nombre del manifiesto';
COMMENT ON COLUMN nivel.manifiestos.version IS 'Versión, desde 1';
COMMENT ON COLUMN nivel.manifiestos.vigente IS 'Si es la última de ese nombre';
COMMENT ON COLUMN nivel.manifiestos.esquemas IS 'Esquemas que el proyecto crea';
COMMENT ON COLUMN nivel.manifiestos.epicas IS 'Épicas que requieren algo';
COMMENT ON COLUMN nivel.manifiestos.tablas IS 'Tablas distintas que requieren';
COMMENT ON COLUMN nivel.manifiestos.archivos IS 'Archivos DDL';
COMMENT ON COLUMN nivel.manifiestos.registrado_en IS 'Cuándo se registró';
COMMENT ON COLUMN nivel.manifiestos.registrado_por IS 'Rol en vigor al registrarlo';
COMMENT ON COLUMN nivel.manifiestos.manifiesto IS 'El documento';

CREATE FUNCTION nivel.registrar_manifiesto(nombre text, manifiesto jsonb) RETURNS integer
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    hecho jsonb;
BEGIN
    hecho := nivel._exigir(nivel._registrar_manifiesto(registrar_manifiesto.nombre, registrar_manifiesto.manifiesto::text));
    IF NOT (hecho ->> 'nueva')::boolean THEN
        RAISE NOTICE '%', hecho ->> 'mensaje';
    END IF;
    RETURN hecho ->> 'version';
END
$$;
COMMENT ON FUNCTION nivel.registrar_manifiesto(text, jsonb) IS
'Guarda lo que un proyecto requiere
Un manifiesto (docs/manifiesto.schema.json) queda como una versión nueva de ese nombre; si dice lo mismo
que la última, no cambia nada y lo avisa. De dos claves iguales de un objeto, jsonb deja la última.
Devuelve: el número de la versión.
Quién: nivel_administrador.
Errores: NV002 con la ruta de cada falta ($.epicas[2].componentes[0].esquema), 55P03, NV010, 42501.
Ejemplo: SELECT nivel.registrar_manifiesto(''a'',''{"formato":1,"epicas":[]}'');';
