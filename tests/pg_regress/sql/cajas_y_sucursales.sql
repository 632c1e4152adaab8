-- El esquema más común de tres niveles: la tabla de una caja apunta a la de su sucursal. Todas las direcciones, con bitácora y sin ella.
\pset format unaligned
\pset tuples_only on
\set SHOW_CONTEXT never
CREATE FUNCTION public.preparar(con_bitacora boolean) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    s text;
    c text;
BEGIN
    PERFORM set_config('nivel.captura', con_bitacora::text, true);
    FOREACH s IN ARRAY '{suc0001,suc0002}'::text[] LOOP
        EXECUTE format('CREATE SCHEMA %I', s);
        EXECUTE format('CREATE TABLE %I.cuentas (id int PRIMARY KEY, nombre text)', s);
        FOREACH c IN ARRAY ARRAY[s || 'caja001', s || 'caja002'] LOOP
            EXECUTE format('CREATE SCHEMA %I', c);
            EXECUTE format('CREATE TABLE %I.movimientos (id int PRIMARY KEY, cuenta int REFERENCES %I.cuentas, tipo varchar(8) CHECK (tipo IN (''debe'', ''haber'')))', c, s);
        END LOOP;
    END LOOP;
    PERFORM nivel.configurar('cuentas', 2), nivel.configurar('movimientos', 3);
END $$;
CREATE VIEW public.claves AS SELECT conrelid::regclass AS tabla, pg_get_constraintdef(oid) AS clave FROM pg_constraint WHERE contype = 'f' AND conrelid::regclass::text ~ 'movimientos$';
CREATE FUNCTION public.todas_las_direcciones() RETURNS TABLE (paso text, resultado text) LANGUAGE plpgsql AS $$
DECLARE
    lleva record;
BEGIN
    FOR lleva IN SELECT * FROM (VALUES ('movimientos', 2), ('movimientos', 3), ('movimientos', 2), ('cuentas', 1), ('movimientos', 1), ('movimientos', 2), ('movimientos', 3), ('movimientos', 1),
                                       ('movimientos', 3), ('cuentas', 2), ('movimientos', 2), ('movimientos', 3)) v (entidad, a) LOOP
        paso := format('%s a %s', lleva.entidad, lleva.a);
        resultado := (nivel.ajustar(lleva.entidad, lleva.a)).resultado;
        RETURN NEXT;
        paso := '';
        resultado := (SELECT string_agg(format('%s: %s', c.tabla, c.clave), '; ' ORDER BY c.tabla::text) FROM public.claves c);
        RETURN NEXT;
        resultado := (SELECT string_agg(d::text, '; ') FROM unnest('{cuentas,movimientos}'::text[]) e CROSS JOIN LATERAL nivel.deriva(e) d WHERE d.clase <> 'no comparado');
        IF resultado IS NOT NULL THEN RETURN NEXT; END IF;
    END LOOP;
    paso := 'altas';
    SELECT string_agg(a.mensaje, '; ') INTO resultado FROM nivel.alta_sucursal('suc0001caja003', 3, 'suc0001') a;
    RETURN NEXT;
    SELECT string_agg(a.mensaje, '; ') INTO resultado FROM nivel.alta_sucursal('suc0003') a;
    RETURN NEXT;
    SELECT string_agg(a.mensaje, '; ') INTO resultado FROM nivel.alta_sucursal('suc0003caja001', 3, 'suc0003') a;
    RETURN NEXT;
    DROP TABLE suc0003caja001.movimientos;
    SELECT string_agg(a.mensaje, '; ') INTO resultado FROM nivel.completar_sucursal('suc0003caja001') a;
    RETURN NEXT;
    resultado := (SELECT string_agg(format('%s: %s', c.tabla, c.clave), '; ' ORDER BY c.tabla::text) FROM public.claves c);
    RETURN NEXT;
    resultado := (SELECT string_agg(d::text, '; ') FROM unnest('{cuentas,movimientos}'::text[]) e CROSS JOIN LATERAL nivel.deriva(e) d WHERE d.clase <> 'no comparado');
    RETURN NEXT;
END $$;
BEGIN;
SELECT public.preparar(true);
SELECT * FROM public.todas_las_direcciones();
ROLLBACK;
BEGIN;
SELECT public.preparar(false);
SELECT * FROM public.todas_las_direcciones();
ROLLBACK;
