-- La vista previa prueba también la vuelta, y advierte cuando no la hay; no deja nada.
\pset format unaligned
\pset tuples_only on
\set SHOW_CONTEXT never
CREATE ROLE regress_la_vuelta;
CREATE SCHEMA suc0001; CREATE SCHEMA suc0002;
CREATE FUNCTION public.en_las_dos(que text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE e text;
BEGIN
    FOREACH e IN ARRAY '{suc0001,suc0002}'::text[] LOOP PERFORM set_config('search_path', e, true); EXECUTE que; END LOOP;
END $$;
SELECT public.en_las_dos($$CREATE TABLE con_vuelta (id serial PRIMARY KEY, t text);
CREATE OPERATOR CLASS ops FOR TYPE int USING hash AS OPERATOR 1 =(int, int), FUNCTION 1 hashint4(int);
CREATE TABLE con_clase (id int); CREATE INDEX ON con_clase USING hash (id ops);
CREATE TABLE partida (id int) PARTITION BY LIST (id); CREATE TABLE partida_1 PARTITION OF partida FOR VALUES IN (1);
ALTER TABLE partida_1 OWNER TO regress_la_vuelta$$);
SELECT nivel.configurar(e, 2) FROM unnest('{con_vuelta,con_clase,partida}'::text[]) e;
SELECT mensaje, detalle ->> 'sqlstate' FROM nivel.previsualizar('con_vuelta', 1) WHERE tipo IN ('advertencia', 'impedimento');
SELECT mensaje, detalle ->> 'sqlstate' FROM nivel.previsualizar('con_clase', 1) WHERE tipo IN ('advertencia', 'impedimento');
SELECT mensaje, detalle ->> 'sqlstate' FROM nivel.previsualizar('partida', 1) WHERE tipo IN ('advertencia', 'impedimento');
-- Es cierto.
SELECT resultado FROM nivel.ajustar('partida', 1);
SELECT nivel.ajustar('partida', 2);
SELECT resultado FROM nivel.ajustar('con_vuelta', 1);
SELECT mensaje FROM nivel.previsualizar('con_vuelta', 2) WHERE tipo IN ('advertencia', 'impedimento');
SELECT resultado FROM nivel.ajustar('con_vuelta', 2);
-- Lo que nadie sabe crear y está en todas las sucursales no impide volver.
SELECT resultado FROM nivel.ajustar('con_clase', 1);
SELECT resultado FROM nivel.ajustar('con_clase', 2);
SELECT i.indexrelid::regclass, o.opcnamespace::regnamespace FROM pg_index i JOIN pg_opclass o ON o.oid = i.indclass[0] WHERE o.opcname = 'ops' ORDER BY (i.indexrelid::regclass)::text COLLATE "C";
SELECT * FROM nivel.deriva('con_clase') WHERE clase <> 'no comparado';
-- Los registros que haya después no son asunto de la estructura.
SELECT entidad, resultado, nivel_origen, nivel_destino FROM nivel.intentos ORDER BY momento;
DROP OWNED BY regress_la_vuelta CASCADE;
DROP ROLE regress_la_vuelta;
