-- El cuerpo de una función es texto: el esquema propio se reconoce antes de un punto o como literal entero, también dentro de literales
-- y comentarios; nunca se quita. Nombrar el de otra sucursal es una diferencia.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
SET check_function_bodies = off;
CREATE FUNCTION pg_temp.par(nombre text, uno text, otro text) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE
    e text;
BEGIN
    FOREACH e IN ARRAY ARRAY['suc0001', 'suc0002'] LOOP
        EXECUTE format('CREATE FUNCTION %I.%I() RETURNS trigger LANGUAGE plpgsql AS %L', e, nombre, CASE e WHEN 'suc0001' THEN uno ELSE otro END);
        EXECUTE format('CREATE TABLE %I.%I (id int)', e, nombre);
        EXECUTE format('CREATE TRIGGER t AFTER INSERT ON %I.%I FOR EACH ROW EXECUTE FUNCTION %I.%I()', e, nombre, e, nombre);
    END LOOP;
    RETURN QUERY SELECT coalesce((SELECT string_agg(d.diferencia || ': ' || d.aqui || ' en lugar de ' || d.referencia, '; ')
                                  FROM nivel.deriva(par.nombre, referencia => 'suc0001') d), '(iguales)');
END $$;
SELECT pg_temp.par('codigo', 'PERFORM suc0001.x()', 'PERFORM suc0002.x()');
SELECT pg_temp.par('mayusculas', 'PERFORM SUC0001 . x()', 'PERFORM "suc0002" . x()');
SELECT pg_temp.par('literal', 'EXECUTE ''DELETE FROM suc0001.x''', 'EXECUTE ''DELETE FROM suc0002.x''');
SELECT pg_temp.par('entero', 'x = ''suc0001''', 'x = ''suc0002''');
SELECT pg_temp.par('comentario', '-- de suc0001.x', '-- de suc0002.x');
SELECT pg_temp.par('cruzada', 'PERFORM suc0001.x()', 'PERFORM suc0001.x()');
SELECT pg_temp.par('sin_calificar', 'PERFORM suc0001.x()', 'PERFORM x()');
SELECT pg_temp.par('otra_palabra', 'PERFORM xsuc0001.x(), suc0001caja001.x()', 'PERFORM xsuc0002.x(), suc0002caja001.x()');
SELECT pg_temp.par('columna', 'NEW.suc0001 := 1', 'NEW.suc0001 := 1');
-- search_path de la función: cada esquema de la lista por entero.
SELECT format('ALTER FUNCTION %1$I.codigo() SET search_path = %1$I, public; ALTER FUNCTION %1$I.columna() SET search_path = %2$I', e, e || 'caja001')
FROM unnest(ARRAY['suc0001', 'suc0002']) e \gexec
SELECT * FROM nivel.deriva('codigo');
SELECT * FROM nivel.deriva('columna');
