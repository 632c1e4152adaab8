-- Cada función y cada operador de pg_catalog tiene su sombra, antes en el search_path de quien llama: las funciones públicas
-- no caen en ninguna, las llame quien las llame.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE ROLE regress_sombra IN ROLE nivel_administrador;
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int PRIMARY KEY, nombre text DEFAULT lower('X'));
CREATE TABLE suc0001.rubros (id int);
CREATE SCHEMA central;
CREATE TABLE public.niveles (entidad text, nivel int);
INSERT INTO public.niveles VALUES ('zonas', 1), ('rubros', 2);
CREATE TABLE public.sistema (niveles text);
INSERT INTO public.sistema VALUES ('{"zonas":[1],"rubros":[2]}');
ALTER TABLE public.niveles OWNER TO regress_sombra;
ALTER TABLE public.sistema OWNER TO regress_sombra;
CREATE SCHEMA sombra;
GRANT USAGE ON SCHEMA sombra TO PUBLIC;
GRANT USAGE, CREATE ON SCHEMA suc0001 TO regress_sombra;
SET client_min_messages = error;
-- Se hacen más de tres mil: sin mirarlas ni registrarlas tardan la mitad.
SET check_function_bodies = off;
SET nivel.captura = off;
DO $$
DECLARE
    t record;
    tabla name;
    hechas integer := 0;
    operadores integer := 0;
BEGIN
    FOR t IN
        SELECT p.oid, p.proname, pg_get_function_identity_arguments(p.oid) AS args, format_type(p.prorettype, NULL) AS tipo, p.proretset
        FROM pg_proc p WHERE p.pronamespace = 'pg_catalog'::regnamespace AND p.prokind IN ('f', 'a')
    LOOP
        BEGIN
            EXECUTE format('CREATE FUNCTION sombra.%I(%s) RETURNS %s%s LANGUAGE plpgsql AS $f$ BEGIN RAISE EXCEPTION %L; END $f$',
                           t.proname, t.args, CASE WHEN t.proretset THEN 'SETOF ' END, t.tipo, 'mordió la función ' || t.proname);
            hechas := hechas + 1;
        EXCEPTION WHEN OTHERS THEN
            NULL; -- las internas, las polimórficas sin argumentos...
        END;
    END LOOP;
    FOR t IN
        SELECT o.oprname, format_type(o.oprleft, NULL) AS izquierda, format_type(o.oprright, NULL) AS derecha, format_type(o.oprresult, NULL) AS tipo
        FROM pg_operator o WHERE o.oprnamespace = 'pg_catalog'::regnamespace AND o.oprleft <> 0
    LOOP
        BEGIN
            operadores := operadores + 1;
            EXECUTE format('CREATE FUNCTION sombra.op_%s(%s, %s) RETURNS %s LANGUAGE plpgsql AS $f$ BEGIN RAISE EXCEPTION %L; END $f$',
                           operadores, t.izquierda, t.derecha, t.tipo, 'mordió el operador ' || t.oprname);
            EXECUTE format('CREATE OPERATOR sombra.%s (LEFTARG = %s, RIGHTARG = %s, FUNCTION = sombra.op_%s)', t.oprname, t.izquierda, t.derecha, operadores);
            hechas := hechas + 1;
        EXCEPTION WHEN OTHERS THEN
            NULL;
        END;
    END LOOP;
    FOR t IN SELECT y.typname FROM pg_type y WHERE y.typname IN ('text', 'int4', 'int8', 'bool', 'json', 'jsonb', 'oid', 'regclass', 'name', 'timestamptz') LOOP
        EXECUTE format('CREATE DOMAIN sombra.%I AS pg_catalog.%1$I CHECK (false)', t.typname);
    END LOOP;
    FOREACH tabla IN ARRAY (SELECT array_agg(c.relname) FROM pg_class c WHERE c.relnamespace = 'pg_catalog'::regnamespace AND c.relkind IN ('r', 'v')) LOOP
        EXECUTE format('CREATE TEMP TABLE %I (mordida int)', tabla);
        EXECUTE format('GRANT SELECT ON pg_temp.%I TO PUBLIC', tabla);
    END LOOP;
    RAISE INFO 'más de tres mil sombras: %', hechas > 3000;
END
$$;
RESET client_min_messages;
RESET check_function_bodies;
RESET nivel.captura;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA sombra TO PUBLIC;
-- Las públicas; quien agregue una la llama aquí abajo.
SELECT string_agg(p.proname, ' ' ORDER BY p.proname) AS publicas FROM pg_catalog.pg_proc p WHERE p.pronamespace = 'nivel'::regnamespace AND p.proname NOT LIKE '\_%';
SET search_path = pg_temp, sombra, pg_catalog, public;
-- Las sombras muerden a quien no se cuida.
SELECT lower('A') = 'a';
SELECT 'a'::pg_catalog.text = 'a'::pg_catalog.text;
-- El administrador.
SET ROLE regress_sombra;
SELECT nivel.registrar_sucursal('central', 2);
SELECT nivel.baja_sucursal('central');
SELECT nivel.configurar('zonas', 2);
SELECT nivel.configurar('rubros', 2, '{1,2}');
SELECT esquema, diferencia FROM nivel.deriva('zonas');
SELECT version FROM nivel.migraciones('zonas');
SELECT mensaje FROM nivel.previsualizar_alta('suc0002') WHERE orden OPERATOR(pg_catalog.=) 1;
SELECT tablas FROM nivel.alta_sucursal('suc0002');
SELECT mensaje FROM nivel.previsualizar_completar('suc0002');
SELECT mensaje FROM nivel.completar_sucursal('suc0002');
SELECT tipo, mensaje FROM nivel.previsualizar('zonas', 1) WHERE orden OPERATOR(pg_catalog.=) 1;
SELECT resultado FROM nivel.ajustar('zonas', 1);
SELECT nivel.ajustar('zonas', 1);
SELECT nivel.ajustar('noexiste', 1);
INSERT INTO nivel.configuracion (entidad, nivel) VALUES ('barrios', 3);
UPDATE nivel.configuracion SET niveles_permitidos = '{2,3}' WHERE entidad OPERATOR(pg_catalog.=) 'barrios'::pg_catalog.text;
SELECT nivel.importar_configuracion('{"barrios":[3],"calles":[2]}');
SELECT nivel.importar_configuracion('{"barrios":[5]}');
DELETE FROM nivel.configuracion WHERE entidad OPERATOR(pg_catalog.=) 'barrios'::pg_catalog.text;
SELECT nivel.vincular_configuracion('public.niveles', 'entidad', 'nivel');
UPDATE public.niveles SET nivel = 3 WHERE entidad OPERATOR(pg_catalog.=) 'rubros'::pg_catalog.text;
SELECT entidad, diferencia FROM nivel.comparar_configuracion() ORDER BY 1 USING OPERATOR(pg_catalog.<);
SELECT tabla, estado FROM nivel.vinculos;
SELECT nivel.desvincular_configuracion('public.niveles');
SELECT nivel.vincular_configuracion_json('public.sistema', 'niveles');
SELECT nivel.configurar('avenidas', 2);
SELECT niveles FROM public.sistema;
SELECT nivel.desvincular_configuracion('public.sistema'::pg_catalog.regclass);
SELECT nivel.exportar_configuracion();
SELECT tema, ejemplo FROM nivel.ayuda() LIMIT 1;
SELECT nivel.registrar_manifiesto('m', '{"formato":1,"epicas":[]}');
SELECT nivel.registrar_manifiesto('m', '{"formato":1,"epicas":[]}');
SELECT nivel.registrar_manifiesto('m', '{"formato":1}');
SELECT version, tablas, manifiesto FROM nivel.manifiestos;
-- Un manifiesto con algo que correr: el archivo se cuida solo, y lo que la extensión lee no cae en ninguna sombra.
SELECT nivel.registrar_manifiesto('sombra', '{"formato":1,"esquemas_esperados":["suc0001","central"],
  "epicas":[{"codigo":"E","titulo":"T","componentes":[{"nombre":"C","esquema":"suc0001","tablas":[{"nombre":"hechas","columnas":[{"nombre":"id","tipo":"integer"}],"indices":[{"columnas":["id"]}]}]},
    {"nombre":"D","esquema":"suc0001","tablas":[{"nombre":"rubros"}]}]}],
  "grupos":[{"nombre":"G","tablas":[{"esquema":"suc0001","nombre":"hechas"}]}],
  "archivos":[{"orden":1,"nombre":"a.sql","epicas":["E"],"sql":"CREATE TABLE suc0001.hechas (id pg_catalog.int4 PRIMARY KEY); CREATE VIEW suc0001.vista AS SELECT id FROM suc0001.hechas; CREATE FUNCTION suc0001.f() RETURNS pg_catalog.int4 LANGUAGE sql AS $$ SELECT 1 $$; CREATE TYPE suc0001.y AS ENUM (''a''); CREATE SEQUENCE suc0001.s; CREATE INDEX i ON suc0001.hechas (id)",
    "crea":[{"clase":"tabla","esquema":"suc0001","nombre":"hechas"},{"clase":"vista","esquema":"suc0001","nombre":"vista"},{"clase":"funcion","esquema":"suc0001","nombre":"f"},
            {"clase":"tipo","esquema":"suc0001","nombre":"y"},{"clase":"secuencia","esquema":"suc0001","nombre":"s"},{"clase":"indice","esquema":"suc0001","nombre":"i"}]}]}');
SELECT * FROM nivel.brecha_resumen('sombra');
SELECT objeto, estado, detalle FROM nivel.brecha('sombra');
SELECT archivo, estado, motivo, detalle FROM nivel.brecha_plan('sombra');
SELECT * FROM nivel.brecha_matriz('sombra');
SELECT pg_catalog.length(nivel.brecha_markdown('sombra')) OPERATOR(pg_catalog.>) 100;
SELECT nivel.brecha_json('sombra') OPERATOR(pg_catalog.->) 'resumen'::pg_catalog.text IS NOT NULL;
SELECT nivel.exigir_esquemas('suc0001', 'central');
SELECT nivel.exigir_esquemas('suc0001', 'nadie');
SELECT nivel.exigir_manifiesto('sombra');
SELECT archivo, estado, creados FROM nivel.cerrar_brecha('sombra');
SELECT pg_catalog.length(nivel.sellar_auditoria());
SELECT problema FROM nivel.verificar_auditoria();
SELECT control, estado FROM nivel.diagnostico() WHERE estado OPERATOR(pg_catalog.=) 'mal'::pg_catalog.text;
SELECT esquema, activa FROM nivel.sucursales;
SELECT entidad, nivel, en_public FROM nivel.estado;
SELECT entidad, accion, resultado FROM nivel.historial ORDER BY momento USING OPERATOR(pg_catalog.<);
SELECT entidad, resultado FROM nivel.intentos ORDER BY momento USING OPERATOR(pg_catalog.<);
-- Las que se pueden llamar sin ser de nadie, por debajo.
SELECT nivel._exigir('{"error": {"sqlstate": "NV002", "mensaje": "dicho", "pista": "hecho"}}');
SELECT nivel._ejecutar('SELECT pg_catalog.now()');
SELECT nivel._preguntar('SELECT pg_catalog.to_json(1)');
SELECT nivel._esta_en_lista('nivel, otra');
-- El superusuario.
RESET ROLE;
SELECT accion FROM nivel.activar();
SELECT control, estado FROM nivel.diagnostico() WHERE estado OPERATOR(pg_catalog.=) 'mal'::pg_catalog.text;
SELECT resultado FROM nivel.ajustar('rubros', 1);
UPDATE nivel.configuracion SET niveles_permitidos = '{1}' WHERE entidad OPERATOR(pg_catalog.=) 'rubros';
CREATE TABLE suc0001.marcas (id int PRIMARY KEY);
ALTER TABLE suc0001.marcas ADD nombre pg_catalog.text;
DROP TABLE suc0001.marcas;
DELETE FROM nivel.bitacora;
DELETE FROM nivel.auditoria;
ALTER TABLE nivel.auditoria DISABLE TRIGGER ALL;
DROP EXTENSION nivel;
SELECT count FROM (SELECT pg_catalog.count(*) FROM nivel.bitacora b WHERE b.entidad OPERATOR(pg_catalog.=) 'marcas'::pg_catalog.text) x (count);
SELECT pg_catalog.count(*) FROM nivel.desactivar();
RESET search_path;
DROP TABLE public.niveles, public.sistema;
DROP SCHEMA suc0001, suc0002 CASCADE;
DROP ROLE regress_sombra;
