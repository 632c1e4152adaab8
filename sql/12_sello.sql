CREATE FUNCTION nivel.sellar_auditoria() RETURNS text
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN nivel._exigir(nivel._sellar()) ->> 'resumen';
END
$$;
COMMENT ON FUNCTION nivel.sellar_auditoria() IS
'Sella la auditoría
Cubre las filas terminadas y da el resumen de la cadena (SHA-256), que también queda en el
registro del servidor. Guárdelo fuera de este servidor: contra él se verifica después. Va solo,
fuera de BEGIN.
Devuelve: el resumen.
Quién: nivel_administrador.
Errores: 25001, 55P03, 42501, 25006.
Ejemplo: SELECT nivel.sellar_auditoria();';

-- What does not fit together. It reads each row once, and each seal once.
CREATE FUNCTION nivel.verificar_auditoria(resumen text DEFAULT NULL)
RETURNS TABLE (problema text, sello bigint, fila bigint, detalle text)
LANGUAGE plpgsql STABLE PARALLEL UNSAFE SET search_path = pg_catalog, pg_temp SET jit = off SET work_mem = '64MB' AS $$
#variable_conflict use_column
DECLARE
    quienes text;
BEGIN
    RETURN QUERY
    WITH cadena AS (
        SELECT s.numero, s.desde, s.resumen,
               nivel._resumen(lag(s.resumen) OVER w, s.numero, s.momento, s.rol, s.desde, s.hasta, s.ids, s.huellas) AS calculado,
               coalesce(lag(s.numero) OVER w, 0) AS numero_anterior, coalesce(lag(s.hasta) OVER w, 0) AS hasta_anterior
        FROM nivel.sello s
        WINDOW w AS (ORDER BY s.numero)
    ), selladas AS (
        SELECT s.numero, f.id, f.huella
        FROM nivel.sello s CROSS JOIN LATERAL ROWS FROM (unnest(s.ids), unnest(s.huellas)) AS f (id, huella)
    ), filas AS (
        SELECT a.id, a.huella, nivel._huella(a) AS calculada FROM nivel.auditoria a
    ), problemas AS (
        SELECT 1 AS orden, 'resumen desconocido' AS problema, NULL::bigint AS sello, NULL::bigint AS fila,
               'ningún sello tiene ese resumen: la cadena fue cortada o hecha de nuevo, o el resumen no es de esta base' AS detalle
        WHERE verificar_auditoria.resumen IS NOT NULL AND NOT EXISTS (SELECT FROM nivel.sello s WHERE s.resumen = lower(btrim(verificar_auditoria.resumen, E' \t\r\n')))
        UNION ALL
        SELECT 2, 'sello faltante', c.numero, NULL,
               format('el sello %s empieza en la fila %s y el anterior que hay es el %s, hasta la fila %s',
                      c.numero, c.desde, c.numero_anterior, c.hasta_anterior)
        FROM cadena c WHERE c.numero <> c.numero_anterior + 1 OR c.desde <> c.hasta_anterior + 1
        UNION ALL
        SELECT 2, 'sello alterado', c.numero, NULL, 'su resumen no es el de lo que dice y del sello anterior'
        FROM cadena c WHERE c.resumen IS DISTINCT FROM c.calculado AND c.numero = c.numero_anterior + 1
        UNION ALL
        SELECT 3, CASE WHEN f.id IS NULL THEN 'faltante'
                    WHEN f.calculada IS DISTINCT FROM f.huella OR s.id IS NOT NULL AND s.huella IS DISTINCT FROM f.huella THEN 'editada'
                    ELSE 'agregada' END,
               s.numero, coalesce(f.id, s.id),
               CASE WHEN f.id IS NULL THEN 'el sello la nombra y no está'
                    WHEN f.calculada IS DISTINCT FROM f.huella THEN 'su huella no es la de su contenido'
                    WHEN s.id IS NOT NULL AND s.huella IS DISTINCT FROM f.huella THEN 'su huella no es la que se selló'
                    ELSE 'está en un tramo sellado y ningún sello la nombra' END
        FROM filas f FULL JOIN selladas s ON s.id = f.id
        WHERE f.id IS NULL OR f.calculada IS DISTINCT FROM f.huella OR s.id IS NOT NULL AND s.huella IS DISTINCT FROM f.huella
           OR s.id IS NULL AND f.id <= (SELECT max(x.hasta) FROM nivel.sello x)
    )
    SELECT p.problema, p.sello, p.fila, p.detalle FROM problemas p ORDER BY p.orden, p.sello, p.fila;
EXCEPTION WHEN deadlock_detected THEN
    GET STACKED DIAGNOSTICS quienes = PG_EXCEPTION_DETAIL;
    PERFORM nivel._exigir(nivel._interbloqueo(quienes));
END
$$;
COMMENT ON FUNCTION nivel.verificar_auditoria(text) IS
'Busca lo que no encaja en ella
Filas editadas, faltantes o agregadas, y sellos alterados o faltantes. Con un resumen guardado
fuera, también si la cadena es la misma de entonces. No cambia nada.
Devuelve: una fila por cosa que no encaja; ninguna si todo está como se escribió.
Quién: nivel_lector.
Ejemplo: SELECT * FROM nivel.verificar_auditoria();';
