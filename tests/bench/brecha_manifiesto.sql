-- A manifest of :cuantas tables for every branch, in one file, registered as «bench»; prints that file's text.
\set ON_ERROR_STOP on
\pset tuples_only on
\pset format unaligned
SELECT string_agg(format($$CREATE TABLE %1$s (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, codigo varchar(20) NOT NULL UNIQUE, nombre varchar(80) DEFAULT '',
    importe numeric(12, 2) NOT NULL DEFAULT 0 CHECK (importe >= 0), creado timestamptz NOT NULL DEFAULT now());
CREATE INDEX %1$s_creado ON %1$s (creado);$$, t), E'\n') AS texto,
       json_agg(json_build_object('nombre', t)) AS tablas, json_agg(json_build_object('clase', 'tabla', 'nombre', t)) AS crea
FROM (SELECT format('t%s', i) AS t FROM generate_series(1, :cuantas) i) x \gset
\o /dev/null
SELECT nivel.registrar_manifiesto('bench', jsonb_build_object('formato', 1, 'nivel', 2,
    'epicas', jsonb_build_array(jsonb_build_object('codigo', 'E-1', 'titulo', 'Bench', 'componentes',
        jsonb_build_array(jsonb_build_object('nombre', 'Tablas', 'tablas', :'tablas'::jsonb)))),
    'archivos', jsonb_build_array(jsonb_build_object('orden', 1, 'nombre', '01-tablas.sql', 'sql', :'texto', 'crea', :'crea'::jsonb))));
\o
\echo :texto
