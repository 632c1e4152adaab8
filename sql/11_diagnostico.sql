-- What of the extension has rights, with those that it has and those that its installation gave.
CREATE VIEW nivel._con_privilegios AS
SELECT o.nombre, o.duenio, o.acl, coalesce(i.initprivs, o.omision) AS de_la_instalacion
FROM (
    SELECT 'pg_catalog.pg_class'::regclass AS clase, c.oid, 0 AS parte, c.oid::regclass::text AS nombre, c.relowner AS duenio, c.relacl AS acl,
           pg_catalog.acldefault(CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", c.relowner) AS omision
    FROM pg_catalog.pg_class c WHERE c.relnamespace = 'nivel'::regnamespace
    UNION ALL
    SELECT 'pg_catalog.pg_class'::regclass, c.oid, a.attnum, pg_catalog.format('%s.%I', c.oid::regclass, a.attname), c.relowner, a.attacl, NULL
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid WHERE c.relnamespace = 'nivel'::regnamespace
    UNION ALL
    SELECT 'pg_catalog.pg_proc'::regclass, p.oid, 0, p.oid::regprocedure::text, p.proowner, p.proacl, pg_catalog.acldefault('f', p.proowner)
    FROM pg_catalog.pg_proc p WHERE p.pronamespace = 'nivel'::regnamespace
    UNION ALL
    SELECT 'pg_catalog.pg_type'::regclass, t.oid, 0, t.oid::regtype::text, t.typowner, t.typacl, pg_catalog.acldefault('T', t.typowner)
    FROM pg_catalog.pg_type t WHERE t.typnamespace = 'nivel'::regnamespace
    UNION ALL
    SELECT 'pg_catalog.pg_namespace'::regclass, n.oid, 0, 'SCHEMA nivel', n.nspowner, n.nspacl, pg_catalog.acldefault('n', n.nspowner)
    FROM pg_catalog.pg_namespace n WHERE n.nspname = 'nivel'
) o
LEFT JOIN pg_catalog.pg_init_privs i ON i.classoid = o.clase AND i.objoid = o.oid AND i.objsubid = o.parte;
COMMENT ON VIEW nivel._con_privilegios IS 'Interna: los objetos de nivel, con los privilegios que tienen y los que dio la instalación.';

-- Rights that the installation did not give.
CREATE VIEW nivel._privilegios_ajenos AS
SELECT o.nombre AS objeto, nivel._quien(a.grantee) AS rol, pg_catalog.string_agg(a.privilege_type, ', ' ORDER BY a.privilege_type) AS privilegios
FROM nivel._con_privilegios o CROSS JOIN LATERAL pg_catalog.aclexplode(o.acl) a
WHERE a.grantee <> o.duenio
  AND NOT EXISTS (SELECT FROM pg_catalog.aclexplode(o.de_la_instalacion) b
                  WHERE b.grantee = a.grantee AND b.privilege_type = a.privilege_type AND b.is_grantable >= a.is_grantable)
GROUP BY o.nombre, a.grantee
UNION ALL
-- what only a superuser may set
SELECT 'PARAMETER ' || p.parname, nivel._quien(a.grantee), pg_catalog.string_agg(a.privilege_type, ', ' ORDER BY a.privilege_type)
FROM pg_catalog.pg_parameter_acl p CROSS JOIN LATERAL pg_catalog.aclexplode(p.paracl) a
WHERE p.parname LIKE 'nivel.%' AND NOT (SELECT r.rolsuper FROM pg_catalog.pg_roles r WHERE r.oid = a.grantee UNION ALL SELECT false WHERE a.grantee = 0)
GROUP BY p.parname, a.grantee;
COMMENT ON VIEW nivel._privilegios_ajenos IS 'Interna: privilegios sobre objetos de nivel que su instalación no dio.';

-- Those that it gave and are no longer there.
CREATE VIEW nivel._privilegios_quitados AS
SELECT o.nombre AS objeto, nivel._quien(b.grantee) AS rol, pg_catalog.string_agg(b.privilege_type, ', ' ORDER BY b.privilege_type) AS privilegios
FROM nivel._con_privilegios o CROSS JOIN LATERAL pg_catalog.aclexplode(o.de_la_instalacion) b
WHERE b.grantee <> o.duenio
  AND NOT EXISTS (SELECT FROM pg_catalog.aclexplode(o.acl) a WHERE a.grantee = b.grantee AND a.privilege_type = b.privilege_type)
  -- an object that nobody granted anything on has what its kind gives
  AND o.acl IS NOT NULL
GROUP BY o.nombre, b.grantee;
COMMENT ON VIEW nivel._privilegios_quitados IS 'Interna: privilegios sobre objetos de nivel que su instalación dio y alguien quitó.';

-- What a schema has besides its tables: who may what in it, what they get of what is made later, the publications that hold all of it. «sentencia» gives it to
-- another: %1$I is its name, %2$I its owner; the owner of one stands for that of the other.
CREATE VIEW nivel._del_esquema AS
SELECT n.nspname AS esquema, x.clase, x.nombre, x.dicho, x.sentencia
FROM pg_catalog.pg_namespace n
CROSS JOIN LATERAL (
    SELECT 'privilegio' AS clase, q.quien || ': ' || i.privilege_type AS nombre, 'el privilegio ' || q.quien || ': ' || i.privilege_type AS dicho,
           pg_catalog.format('GRANT %s ON SCHEMA %%1$I TO %s%s', i.privilege_type, q.citado, CASE WHEN i.is_grantable THEN ' WITH GRANT OPTION' END) AS sentencia
    FROM pg_catalog.aclexplode(n.nspacl) i
    CROSS JOIN LATERAL (SELECT nivel._quien(i.grantee) AS quien, pg_catalog.replace(nivel._quien(i.grantee), '%', '%%') AS citado) q
    WHERE i.grantee <> n.nspowner
    UNION ALL
    SELECT 'privilegio por omisión', pg_catalog.format('%s: %s sobre %s de %s', q.quien, i.privilege_type, q.que, q.de), pg_catalog.format('el privilegio por omisión %s: %s sobre %s de %s', q.quien, i.privilege_type, q.que, q.de),
           pg_catalog.format('ALTER DEFAULT PRIVILEGES FOR ROLE %s IN SCHEMA %%1$I GRANT %s ON %s TO %s%s', CASE d.defaclrole WHEN n.nspowner THEN '%2$I' ELSE pg_catalog.replace(nivel._quien(d.defaclrole), '%', '%%') END, i.privilege_type,
                             CASE d.defaclobjtype WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'FUNCTIONS' ELSE 'TYPES' END,
                             CASE i.grantee WHEN n.nspowner THEN '%2$I' ELSE pg_catalog.replace(nivel._quien(i.grantee), '%', '%%') END, CASE WHEN i.is_grantable THEN ' WITH GRANT OPTION' END)
    FROM pg_catalog.pg_default_acl d CROSS JOIN LATERAL pg_catalog.aclexplode(d.defaclacl) i
    CROSS JOIN LATERAL (SELECT CASE i.grantee WHEN n.nspowner THEN '(dueño)' ELSE nivel._quien(i.grantee) END AS quien, CASE d.defaclrole WHEN n.nspowner THEN '(dueño)' ELSE nivel._quien(d.defaclrole) END AS de,
                               CASE d.defaclobjtype WHEN 'r' THEN 'las tablas' WHEN 'S' THEN 'las secuencias' WHEN 'f' THEN 'las funciones' ELSE 'los tipos' END AS que) q
    WHERE d.defaclnamespace = n.oid
    UNION ALL
    SELECT 'publicación', p.pubname, 'la publicación ' || pg_catalog.quote_ident(p.pubname), pg_catalog.format('ALTER PUBLICATION %s ADD TABLES IN SCHEMA %%1$I', pg_catalog.replace(pg_catalog.quote_ident(p.pubname), '%', '%%'))
    FROM pg_catalog.pg_publication_namespace s JOIN pg_catalog.pg_publication p ON p.oid = s.pnpubid WHERE s.pnnspid = n.oid) x;
COMMENT ON VIEW nivel._del_esquema IS 'Interna: lo que un esquema tiene además de sus tablas: privilegios, privilegios por omisión y publicaciones.';

-- What active branches lack of that, and most of their level have.
CREATE FUNCTION nivel._faltan_en_los_esquemas() RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
WITH ramas AS MATERIALIZED (
    SELECT s.esquema, s.nivel, pg_get_userbyid(n.nspowner) AS duenio FROM nivel.sucursales s JOIN pg_namespace n ON n.nspname = s.esquema WHERE s.activa
), suyo AS MATERIALIZED (
    SELECT r.nivel, e.* FROM ramas r JOIN nivel._del_esquema e ON e.esquema = r.esquema
), comun AS (
    SELECT y.nivel, y.clase, y.nombre, min(y.dicho) AS dicho, min(y.sentencia) AS sentencia FROM suyo y GROUP BY y.nivel, y.clase, y.nombre
    HAVING count(*) * 2 > (SELECT count(*) FROM ramas r WHERE r.nivel = y.nivel)
), faltan AS (
    SELECT r.esquema, string_agg(format('a %I le falta %s: %s;', r.esquema, c.dicho, format(c.sentencia, r.esquema, r.duenio)), ' ' ORDER BY c.clase, c.nombre) AS dicho, row_number() OVER (ORDER BY r.esquema) AS orden
    FROM ramas r JOIN comun c ON c.nivel = r.nivel
    WHERE NOT EXISTS (SELECT FROM suyo y WHERE y.esquema = r.esquema AND y.clase = c.clase AND y.nombre = c.nombre)
    GROUP BY r.esquema
)
SELECT concat_ws(' ', string_agg(f.dicho, ' ' ORDER BY f.orden) FILTER (WHERE f.orden <= 3), CASE WHEN count(*) > 3 THEN format('Y a otros %s esquemas.', count(*) - 3) END)
FROM faltan f HAVING count(*) > 0
$$;
COMMENT ON FUNCTION nivel._faltan_en_los_esquemas() IS 'Interna: qué privilegios y publicaciones les faltan a los esquemas de sucursales y cajas, para nivel.diagnostico.';

-- What copies of configured entities lack that most of their level have, by name: columns, constraints, indexes and triggers; the
-- way they are defined is a matter of nivel.deriva. One digest of names for each copy, with a pass over each catalog, and names only
-- of those that have another one: it has to be bearable with ten thousand branches.
CREATE FUNCTION nivel._faltan_en_las_tablas() RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
WITH copias AS MATERIALIZED (
    SELECT c.oid, s.nivel, s.esquema, f.entidad
    FROM nivel.configuracion f JOIN nivel.sucursales s ON s.nivel = f.nivel AND s.activa
    JOIN pg_namespace n ON n.nspname = s.esquema
    JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = f.entidad AND c.relkind IN ('r', 'p')
), elementos AS NOT MATERIALIZED (
    SELECT a.attrelid AS tabla, 1 AS clase, 'la columna ' AS que, a.attname AS nombre FROM pg_attribute a WHERE a.attnum > 0 AND NOT a.attisdropped
    UNION ALL SELECT k.conrelid, 2, CASE k.contype WHEN 'f' THEN 'la clave foránea ' WHEN 'p' THEN 'la clave primaria ' ELSE 'la restricción ' END, k.conname
              FROM pg_constraint k WHERE k.conrelid <> 0 AND k.conparentid = 0 AND k.contype IN ('p', 'u', 'c', 'f', 'x')
    UNION ALL SELECT i.indrelid, 3, 'el índice ', x.relname FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid
    UNION ALL SELECT g.tgrelid, 4, 'el disparador ', g.tgname FROM pg_trigger g WHERE NOT g.tgisinternal AND g.tgparentid = 0
), firmas AS MATERIALIZED (
    SELECT k.oid, k.nivel, k.esquema, k.entidad, count(*) AS cuantos, bit_xor(hashtextextended(e.nombre::text, e.clase)) AS firma
    FROM copias k JOIN elementos e ON e.tabla = k.oid GROUP BY k.oid, k.nivel, k.esquema, k.entidad
), modelos AS MATERIALIZED (
    -- what most have; of as many, what has most
    SELECT DISTINCT ON (g.entidad) g.entidad, g.firma, g.cuantos, g.copia
    FROM (SELECT f.entidad, f.firma, f.cuantos, count(*) AS veces, min(f.esquema) AS esquema, (array_agg(f.oid ORDER BY f.esquema))[1] AS copia
          FROM firmas f GROUP BY f.entidad, f.firma, f.cuantos) g
    ORDER BY g.entidad, g.veces DESC, g.cuantos DESC, g.esquema
), distintas AS MATERIALIZED (
    SELECT f.oid, f.esquema, f.entidad, m.copia FROM firmas f JOIN modelos m ON m.entidad = f.entidad WHERE (f.firma, f.cuantos) IS DISTINCT FROM (m.firma, m.cuantos)
), faltan AS MATERIALIZED (
    SELECT d.oid, d.esquema, d.entidad, x.clase, x.que, x.nombre
    FROM distintas d CROSS JOIN LATERAL (
        SELECT s.clase, s.que, s.nombre FROM elementos s
        WHERE s.tabla = d.copia AND NOT EXISTS (SELECT FROM elementos e WHERE e.tabla = d.oid AND e.clase = s.clase AND e.nombre = s.nombre)
          -- by another name it is there
          AND (s.clase = 1 OR (SELECT count(*) FROM elementos e WHERE e.tabla = d.oid AND e.clase = s.clase) < (SELECT count(*) FROM elementos e WHERE e.tabla = d.copia AND e.clase = s.clase))
        OFFSET 0) x
), tablas AS (
    SELECT f.esquema, f.entidad, count(*) AS cuantos, string_agg(f.que || quote_ident(f.nombre), ', ' ORDER BY f.clase, f.nombre) FILTER (WHERE f.orden <= 6) AS cuales
    FROM (SELECT f.*, row_number() OVER (PARTITION BY f.oid ORDER BY f.clase, f.nombre) AS orden FROM faltan f
          -- an index that comes with a constraint
          WHERE NOT (f.clase = 3 AND EXISTS (SELECT FROM faltan o WHERE o.oid = f.oid AND o.clase = 2 AND o.nombre = f.nombre))) f
    GROUP BY f.esquema, f.entidad
), ramas AS (
    SELECT t.esquema, count(*) AS tablas, row_number() OVER (ORDER BY t.esquema) AS orden, string_agg(format('a %I.%I, que ya está, le %s %s%s: SELECT * FROM nivel.deriva(%L);',
               t.esquema, t.entidad, CASE t.cuantos WHEN 1 THEN 'falta' ELSE 'faltan' END, t.cuales, CASE WHEN t.cuantos > 6 THEN format(' y %s más', t.cuantos - 6) END, t.entidad),
               ' ' ORDER BY t.entidad) FILTER (WHERE t.orden <= 3) AS dicho
    FROM (SELECT t.*, row_number() OVER (PARTITION BY t.esquema ORDER BY t.entidad) AS orden FROM tablas t) t
    GROUP BY t.esquema
)
SELECT concat_ws(' ', string_agg(concat_ws(' ', r.dicho, CASE WHEN r.tablas > 3 THEN format('Y a otras %s de sus tablas.', r.tablas - 3) END), ' ' ORDER BY r.esquema) FILTER (WHERE r.orden <= 3),
                 CASE WHEN count(*) > 3 THEN format('Y a tablas de otras %s.', count(*) - 3) END,
                 'nivel no cambia una tabla que ya está: iguálela con una migración (phinx migrate) o a mano.')
FROM ramas r HAVING count(*) > 0
$$;
COMMENT ON FUNCTION nivel._faltan_en_las_tablas() IS 'Interna: qué les falta a las tablas que ya están, para nivel.diagnostico.';

CREATE FUNCTION nivel.diagnostico() RETURNS TABLE (control text, estado text, detalle text)
LANGUAGE plpgsql STABLE PARALLEL UNSAFE SET search_path = pg_catalog, pg_temp SET jit = off AS $$
DECLARE
    cuenta bigint;
    caidas text;
    cuales text;
    necesarios bigint;
    disponibles bigint;
    hay_residente boolean;
BEGIN
    control := 'captura';
    SELECT count(*) INTO cuenta FROM nivel._disparadores_de_eventos d WHERE NOT d.bien;
    SELECT string_agg(x.que, ', ' ORDER BY x.que) INTO cuales
    FROM (SELECT format('%s en %s', c.v, concat_ws(' de ', CASE WHEN s.setrole <> 0 THEN 'el rol ' || s.setrole::regrole END,
                                                     CASE WHEN s.setdatabase <> 0 THEN 'la base ' || d.datname END))
          FROM pg_db_role_setting s LEFT JOIN pg_database d ON d.oid = s.setdatabase CROSS JOIN LATERAL unnest(s.setconfig) c (v)
          WHERE CASE split_part(c.v, '=', 1) WHEN 'nivel.captura' THEN NOT split_part(c.v, '=', 2)::boolean
                                             WHEN 'session_replication_role' THEN split_part(c.v, '=', 2) = 'replica' ELSE false END
            AND (s.setdatabase = 0 OR d.datname = current_database())) x (que);
    IF cuenta > 0 THEN
        estado := 'mal';
        detalle := 'el DDL no se registra: ejecute SELECT * FROM nivel.activar();';
    ELSIF NOT nivel._captura() THEN
        estado := 'mal';
        detalle := 'nivel.captura está apagada en esta sesión o base';
    ELSIF cuales IS NOT NULL THEN
        estado := 'mal';
        detalle := 'hay DDL que no se registra: ' || cuales;
    ELSE
        estado := 'bien';
        detalle := 'los tres disparadores de eventos están puestos';
    END IF;
    RETURN NEXT;

    control := 'precarga';
    IF nivel._esta_en_lista(nivel._precarga())
       OR nivel._esta_en_lista(nivel._precarga_del_servidor()) THEN
        estado := 'bien';
        detalle := 'las sesiones nuevas cargan la biblioteca al conectarse';
    ELSE
        estado := 'atencion';
        detalle := 'el primer DDL de cada sesión puede registrarse sin texto exacto: ejecute SELECT * FROM nivel.activar();';
    END IF;
    RETURN NEXT;

    control := 'phinxlog';
    SELECT count(*) FILTER (WHERE NOT p.vigilada), string_agg(p.tabla::text, ', ' ORDER BY p.tabla::text) FILTER (WHERE NOT p.vigilada)
    INTO cuenta, cuales FROM nivel._phinxlog p;
    SELECT nullif(concat_ws('; ', 'sin disparador: ' || cuales || '; ejecute SELECT * FROM nivel.activar();',
                            'ya no tienen las columnas que hace Phinx, y no se registra nada de ellas: ' || string_agg(g.tgrelid::regclass::text, ', ' ORDER BY g.tgrelid::regclass::text),
                            (SELECT 'ya no están las que se registraron: ' || string_agg(format('%I.%I, de %I', r.esquema_tabla, r.tabla, r.esquema), '; ' ORDER BY r.esquema) || '; diga cuál es con nivel.registrar_phinxlog'
                             FROM nivel.phinxlog_registrado r
                             WHERE NOT EXISTS (SELECT FROM nivel._phinxlog p WHERE p.esquema = r.esquema_tabla AND p.nombre = r.tabla))), '')
    INTO cuales
    FROM pg_trigger g
    WHERE g.tgfoid = 'nivel._enlazar_phinx()'::regprocedure AND NOT EXISTS (SELECT FROM nivel._phinxlog p WHERE p.tabla = g.tgrelid);
    IF cuales IS NOT NULL THEN
        estado := 'mal';
        detalle := cuales;
    ELSE
        SELECT count(*) INTO cuenta FROM nivel._phinxlog;
        estado := 'bien';
        detalle := concat_ws('; ', format('%s tablas de Phinx vigiladas', cuenta),
            'versiones que llegaron sin su migración (son de antes de nivel.activar(), o de una restauración) y no cuentan cómo se hizo nada: ' || nivel._sin_su_migracion());
    END IF;
    RETURN NEXT;

    control := 'guardas';
    SELECT string_agg(format('%s: %s', d.objeto, d.desvio), '; ' ORDER BY d.orden) FILTER (WHERE d.orden <= 10), count(*)
    INTO cuales, cuenta
    FROM (SELECT v.objeto, v.desvio, row_number() OVER (ORDER BY v.objeto LIKE 'columna %', v.objeto, v.desvio) AS orden FROM nivel._desvios() v) d;
    -- a sequence that somebody moved is put right by the next row that is written
    cuales := nullif(concat_ws('; ', 'no es lo que se instaló: ' || cuales, CASE WHEN cuenta > 10 THEN format('y otras %s diferencias', cuenta - 10) END,
                               'secuencias movidas: ' || nivel._secuencias_movidas()), '');
    estado := CASE WHEN cuales IS NULL THEN 'bien' ELSE 'mal' END;
    detalle := coalesce(cuales, 'lo que hay es lo que se instaló; auditoría y bitácora solo se agregan');
    RETURN NEXT;

    control := 'privilegios';
    SELECT string_agg(format('%s a %s en %s', p.privilegios, p.rol, p.objeto), '; ' ORDER BY p.objeto, p.rol) INTO cuales
    FROM nivel._privilegios_ajenos p;
    IF NOT (SELECT r.rolsuper FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner WHERE c.oid = 'nivel.auditoria'::regclass) THEN
        cuales := concat_ws('; ', 'el dueño de nivel.auditoria no es superusuario', cuales);
    END IF;
    detalle := 'quítelos con REVOKE: ' || cuales;
    SELECT string_agg(format('%s a %s en %s', p.privilegios, p.rol, p.objeto), '; ' ORDER BY p.objeto, p.rol) INTO cuales
    FROM nivel._privilegios_quitados p;
    estado := CASE WHEN detalle IS NOT NULL THEN 'mal' WHEN cuales IS NOT NULL THEN 'atencion' ELSE 'bien' END;
    detalle := coalesce(nullif(concat_ws('; ', detalle, 'se quitó lo que dio la instalación: ' || cuales), ''), 'cada uno tiene lo que dio la instalación, y nadie más');
    RETURN NEXT;

    control := 'sello';
    SELECT count(*), to_char(min(a.momento) AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') INTO cuenta, cuales
    FROM nivel.auditoria a WHERE a.id > (SELECT coalesce(max(s.hasta), 0) FROM nivel.sello s) AND a.momento < now() - interval '1 day';
    estado := CASE WHEN cuenta = 0 THEN 'bien' ELSE 'atencion' END;
    detalle := CASE WHEN cuenta = 0 THEN 'no hay filas de más de un día sin sellar'
                    ELSE format('%s filas de más de un día sin sellar, desde %s UTC: ejecute SELECT nivel.sellar_auditoria(); y guarde el resumen fuera', cuenta, cuales) END;
    RETURN NEXT;

    control := 'vínculos';
    SELECT string_agg(format('%s (%s)', v.tabla, v.estado), ', ' ORDER BY v.tabla) INTO cuales FROM nivel.vinculos v WHERE v.estado <> 'activo';
    IF cuales IS NOT NULL THEN
        estado := 'mal';
        detalle := format('rotos: %s; quítelos con nivel.desvincular_configuracion o repóngalos con nivel.activar()', cuales);
    ELSE
        SELECT string_agg(concat_ws(' ', c.entidad, 'en ' || c.tabla || ': ' || c.diferencia), '; ' ORDER BY c.tabla, c.entidad) INTO cuales
        FROM nivel.comparar_configuracion() c;
        SELECT count(*) INTO cuenta FROM nivel.vinculos;
        estado := CASE WHEN cuales IS NULL THEN 'bien' ELSE 'atencion' END;
        detalle := coalesce('no dicen lo mismo que nivel.configuracion: ' || cuales,
                            CASE cuenta WHEN 0 THEN 'no hay tablas de la aplicación vinculadas'
                                        ELSE format('%s vínculos, y dicen lo mismo que nivel.configuracion', cuenta) END);
    END IF;
    RETURN NEXT;

    -- Engines that keep rows where the server's own tables do not.
    control := 'motor';
    SELECT string_agg(e.extname || ' ' || e.extversion, ', ' ORDER BY e.extname) INTO cuales
    FROM pg_extension e
    WHERE e.extname IN ('citus', 'citus_columnar', 'timescaledb')
       OR EXISTS (SELECT FROM pg_depend d WHERE d.refclassid = 'pg_extension'::regclass AND d.refobjid = e.oid AND d.deptype = 'e'
                  AND d.classid = 'pg_am'::regclass AND d.objid IN (SELECT m.oid FROM pg_am m WHERE m.amtype = 't'));
    detalle := nivel._motores();
    estado := CASE WHEN detalle IS NULL THEN 'bien' ELSE 'atencion' END;
    detalle := concat_ws('; ', 'instalados: ' || cuales,
        coalesce('lo que guarda otro motor no se ajusta ni se borra (NV004), y con otro método de acceso, solo si el almacenamiento y una consulta dicen que está vacía: ' || detalle,
                 'las tablas de las entidades son todas del propio servidor'));
    RETURN NEXT;

    control := 'bloqueos';
    disponibles := nivel._bloqueos_disponibles();
    SELECT max(x.n), (array_agg(x.entidad ORDER BY x.n DESC))[1] INTO necesarios, cuales
    FROM (SELECT c.entidad, nivel._bloqueos_de_ajustar(c.entidad) AS n FROM nivel.configuracion c WHERE c.nivel > 1) x;
    IF necesarios > disponibles THEN
        estado := 'mal';
        detalle := format('ajustar %s necesita unos %s bloqueos y el servidor ofrece %s: suba max_locks_per_transaction', cuales, necesarios, disponibles);
    ELSIF necesarios > disponibles * 0.7 THEN
        estado := 'atencion';
        detalle := format('ajustar %s necesita unos %s bloqueos de los %s que ofrece el servidor', cuales, necesarios, disponibles);
    ELSE
        estado := 'bien';
        detalle := format('el ajuste más grande necesita unos %s bloqueos de %s', coalesce(necesarios, 0), disponibles);
    END IF;
    RETURN NEXT;

    control := 'bitácora';
    SELECT count(*) INTO cuenta FROM nivel.bitacora b WHERE NOT b.exacta AND b.origen = 'captura';
    SELECT string_agg(x.tabla, ', ' ORDER BY x.tabla) INTO cuales
    FROM (SELECT format('%I.%I', s.esquema, c.entidad) AS tabla
          FROM nivel.configuracion c
          JOIN pg_class r ON r.relname = c.entidad AND r.relkind IN ('r', 'p')
          JOIN pg_namespace n ON n.oid = r.relnamespace
          JOIN nivel.sucursales s ON s.esquema = n.nspname
          WHERE NOT EXISTS (SELECT FROM nivel.bitacora b
                            WHERE b.esquema = s.esquema AND b.entidad = c.entidad AND b.efecto IN ('crea', 'renombra'))
          LIMIT 5) x;
    -- Settled once it was rolled back, or every branch has that migration; a rollback, once public has lost the migration, too, or the branch ran it again.
    caidas := NULL;
    IF EXISTS (SELECT FROM nivel.bitacora b WHERE b.caida_desde IS NOT NULL) THEN
        WITH ramas AS MATERIALIZED (
            SELECT s.esquema, s.nivel, s.activa AND s.phinxlog IS NOT NULL AS cuenta FROM nivel.sucursales s
        ), ultimas AS MATERIALIZED (
            SELECT b.* FROM nivel.bitacora b WHERE b.caida_desde IS NOT NULL ORDER BY b.id DESC LIMIT 100
        )
        SELECT string_agg(DISTINCT format('%s (%s desde %I%s)', coalesce('public.' || quote_ident(b.entidad), b.objeto), b.etiqueta, b.caida_desde, ', migración ' || b.migracion), ', ')
        INTO caidas
        FROM ultimas b
        CROSS JOIN LATERAL (SELECT a.anulada, a.deshace IS TRUE AS deshace FROM nivel._bitacora a WHERE a.id = b.id) a
        WHERE (a.deshace OR NOT a.anulada)
          AND CASE WHEN b.migracion IS NULL THEN b.momento > now() - interval '7 days'
              WHEN a.deshace THEN
                  'aplicada' = (SELECT r.accion FROM nivel.registro_phinx r WHERE r.version = b.migracion AND r.esquema = 'public' ORDER BY r.id DESC LIMIT 1)
                  AND 'revertida' = (SELECT r.accion FROM nivel.registro_phinx r WHERE r.version = b.migracion AND r.esquema = b.caida_desde ORDER BY r.id DESC LIMIT 1)
              ELSE EXISTS (
              SELECT FROM ramas s
              WHERE s.cuenta AND s.nivel = (SELECT d.nivel FROM ramas d WHERE d.esquema = b.caida_desde)
                AND 'aplicada' IS DISTINCT FROM (SELECT r.accion FROM nivel.registro_phinx r WHERE r.version = b.migracion AND r.esquema = s.esquema ORDER BY r.id DESC LIMIT 1)) END;
    END IF;
    estado := CASE WHEN cuenta = 0 AND cuales IS NULL AND caidas IS NULL THEN 'bien' ELSE 'atencion' END;
    detalle := concat_ws('; ',
        CASE WHEN cuenta > 0 THEN format('%s sentencias sin texto exacto', cuenta) END,
        'la bitácora no cuenta cómo se crearon ' || cuales,
        'por no decir el esquema, el DDL de una sucursal cambió ' || caidas
            || ': reviértalo, o en las que aún no corrieron esa migración dela por corrida (phinx migrate --fake)',
        CASE WHEN estado = 'bien' THEN 'completa para las entidades configuradas' END);
    RETURN NEXT;

    control := 'sucursales';
    SELECT count(*), string_agg(format('a %s le %s %s: SELECT nivel.completar_sucursal(%L);', x.nombre, CASE WHEN x.cuantas = 1 THEN 'falta' ELSE 'faltan' END, x.entidades, x.esquema), ' '
                                ORDER BY x.esquema) FILTER (WHERE x.orden <= 3)
    INTO cuenta, cuales
    FROM (SELECT s.esquema, quote_ident(s.esquema) AS nombre, count(*) AS cuantas, string_agg(quote_ident(c.entidad), ', ' ORDER BY c.entidad) AS entidades,
                 row_number() OVER (ORDER BY s.esquema) AS orden
          FROM nivel.sucursales s
          JOIN pg_namespace n ON n.nspname = s.esquema
          JOIN nivel.configuracion c ON c.nivel = s.nivel
          WHERE s.activa
            AND NOT EXISTS (SELECT FROM pg_class r WHERE r.relnamespace = n.oid AND r.relname = c.entidad AND r.relkind IN ('r', 'p'))
            -- what no branch has, none can be given
            AND EXISTS (SELECT FROM nivel.sucursales o JOIN pg_namespace m ON m.nspname = o.esquema
                        JOIN pg_class r ON r.relnamespace = m.oid AND r.relname = c.entidad AND r.relkind IN ('r', 'p') WHERE o.activa AND o.nivel = s.nivel)
          GROUP BY s.esquema) x;
    cuales := concat_ws(' ', cuales, CASE WHEN cuenta > 3 THEN format('Y a otras %s.', cuenta - 3) END, nivel._faltan_en_las_tablas(), nivel._faltan_en_los_esquemas());
    SELECT concat_ws(' ', nullif(cuales, ''),
                     string_agg(format('%s está registrada y su esquema no existe: SELECT nivel.baja_sucursal(%L);', quote_ident(r.esquema), r.esquema), ' ' ORDER BY r.esquema))
    INTO cuales
    FROM nivel.sucursal_registrada r
    WHERE r.activa AND NOT EXISTS (SELECT FROM pg_namespace n WHERE n.nspname = r.esquema);
    -- declared before it is made, it is not gone
    SELECT concat_ws(' ', nullif(cuales, ''),
                     string_agg(format('%s está en nivel 1 y public ya no la tiene: créela otra vez allí, o quítela de la configuración (DELETE FROM nivel.configuracion WHERE entidad = %L;).',
                                       quote_ident(c.entidad), c.entidad), ' ' ORDER BY c.entidad))
    INTO cuales
    FROM nivel.configuracion c
    WHERE c.nivel = 1 AND NOT EXISTS (SELECT FROM pg_class t WHERE t.relnamespace = 'public'::regnamespace AND t.relname = c.entidad AND t.relkind IN ('r', 'p'))
      AND EXISTS (SELECT FROM nivel.bitacora b WHERE b.entidad = c.entidad AND b.esquema = 'public');
    estado := CASE WHEN cuales = '' THEN 'bien' ELSE 'atencion' END;
    detalle := CASE WHEN cuales = '' THEN 'a ninguna sucursal o caja activa le faltan tablas que tienen las demás de su nivel, ni a ellas columnas, restricciones, índices o disparadores, ni al esquema privilegios o publicaciones' ELSE cuales END;
    RETURN NEXT;

    -- What came along with tables that are not there any more, and nothing depends on but things like it, nor names.
    control := 'restos';
    SELECT count(*), string_agg(format('%s, que vino con %s: %s;', x.objeto, x.entidades, x.quitar), ' ' ORDER BY x.objeto) FILTER (WHERE x.orden <= 5)
    INTO cuenta, cuales
    FROM (SELECT e.objeto, string_agg(quote_ident(e.entidad), ', ' ORDER BY e.entidad) AS entidades, format('DROP %s %s', upper(i.type), i.identity) AS quitar,
                 row_number() OVER (ORDER BY e.objeto) AS orden
          FROM nivel.equipaje e JOIN pg_database d ON d.datname = current_database() AND d.oid = e.base
          CROSS JOIN LATERAL (SELECT ('pg_catalog.' || e.catalogo)::regclass AS clase) c
          CROSS JOIN LATERAL pg_identify_object(c.clase, e.oid, 0) i
          WHERE i.identity = e.objeto
            AND NOT EXISTS (SELECT FROM pg_depend u WHERE u.refclassid = c.clase AND u.deptype IN ('n', 'a')
                            AND u.refobjid IN (SELECT e.oid UNION ALL SELECT t.typarray FROM pg_type t WHERE c.clase = 'pg_type'::regclass AND t.oid = e.oid)
                            AND u.objid NOT IN (SELECT o.oid FROM nivel.equipaje o WHERE o.creado AND o.base = d.oid))
            AND NOT EXISTS (SELECT FROM pg_proc f JOIN pg_proc p ON p.pronamespace = f.pronamespace AND p.oid <> f.oid
                            WHERE c.clase = 'pg_proc'::regclass AND f.oid = e.oid AND strpos(p.prosrc, f.proname) > 0)
          GROUP BY e.objeto, i.type, i.identity
          HAVING bool_or(e.creado)
             AND bool_and(NOT EXISTS (SELECT FROM pg_class r JOIN pg_namespace n ON n.oid = r.relnamespace
                                      WHERE n.nspname = e.esquema AND r.relname = e.entidad AND r.relkind IN ('r', 'p')))) x;
    estado := CASE WHEN cuenta = 0 THEN 'bien' ELSE 'atencion' END;
    detalle := coalesce(nullif(concat_ws(' ', 'si nadie más lo usa, quítelo:', cuales, CASE WHEN cuenta > 5 THEN format('Y otros %s.', cuenta - 5) END), 'si nadie más lo usa, quítelo:'),
                        'de lo que vino con las tablas no queda nada donde ya no están');
    RETURN NEXT;

    control := 'auditoría';
    IF current_setting('max_worker_processes')::integer = 0 THEN
        estado := 'mal';
        detalle := 'max_worker_processes es 0: ningún intento podrá registrarse';
    ELSE
        estado := 'bien';
        SELECT count(*) INTO cuenta FROM nivel.intentos;
        detalle := format('%s intentos registrados', cuenta);
    END IF;
    RETURN NEXT;

    -- Whoever writes the audit, and what that depends on.
    control := 'escritor';
    cuales := format('cada evento de la auditoría usa un lugar libre de max_worker_processes (%s), y sin ninguno los cambios se rechazan con NV010',
                     current_setting('max_worker_processes'));
    estado := 'bien';
    -- not asked on a standby: one that is missing is waited for
    hay_residente := CASE WHEN NOT pg_is_in_recovery() THEN nivel._residente() END;
    IF pg_is_in_recovery() THEN
        detalle := 'en una réplica no se escribe; si nivel está en shared_preload_libraries, el proceso residente arranca al promoverla';
    ELSIF hay_residente IS NULL THEN
        detalle := 'nivel no está en shared_preload_libraries, y sin proceso residente ' || cuales;
    ELSIF hay_residente THEN
        detalle := 'el proceso residente corre: la auditoría se escribe aunque no queden lugares libres en max_worker_processes';
    ELSE
        estado := 'atencion';
        detalle := format('nivel está en shared_preload_libraries pero su proceso residente no corre: mientras tanto %s; el registro del servidor dice por qué (si es «too many background workers», suba max_worker_processes en uno y reinicie el servidor)', cuales);
    END IF;
    RETURN NEXT;
EXCEPTION WHEN deadlock_detected THEN
    GET STACKED DIAGNOSTICS detalle = PG_EXCEPTION_DETAIL;
    PERFORM nivel._exigir(nivel._interbloqueo(detalle));
END
$$;
COMMENT ON FUNCTION nivel.diagnostico() IS
'Controla que todo esté en su lugar
Captura, precarga, phinxlog, guardas, privilegios, sello, vínculos, motor, bloqueos, bitácora,
sucursales, auditoría y quién la escribe. estado: bien, atencion o mal; el detalle dice qué
hacer. No cambia nada.
Devuelve: una fila por control.
Quién: nivel_lector.
Ejemplo: SELECT * FROM nivel.diagnostico();';
