-- Lo que hay desde PostgreSQL 18 (o 17: columnas virtuales, NOT NULL con nombre, comentario o sin herencia, reglas que no se exigen) se copia como es. Antes no hay qué copiar.
SELECT CASE WHEN current_setting('server_version_num')::int >= 180000
    THEN 'CREATE DOMAIN ancho AS int CONSTRAINT con_ancho NOT NULL;
          COMMENT ON CONSTRAINT con_ancho ON DOMAIN ancho IS ''la otra'';
          CREATE TABLE hojas (id int GENERATED ALWAYS AS IDENTITY CONSTRAINT con_id NOT NULL, titulo text CONSTRAINT con_titulo NOT NULL NO INHERIT, ancho ancho,
              doble int GENERATED ALWAYS AS (3 * 2) VIRTUAL, CONSTRAINT corto CHECK (titulo < ''z'') NOT ENFORCED);
          COMMENT ON CONSTRAINT con_id ON hojas IS ''la obligación'';
          CREATE TABLE hojas_a (propia int CONSTRAINT con_propia NOT NULL, CONSTRAINT con_titulo_a NOT NULL titulo) INHERITS (hojas);'
    ELSE 'CREATE TABLE hojas (id int GENERATED ALWAYS AS IDENTITY); CREATE TABLE hojas_a () INHERITS (hojas);' END AS crear \gset
SET nivel.captura = off;
CREATE SCHEMA suc0001;
SET search_path = suc0001;
SET client_min_messages = error;
:crear
RESET search_path;
RESET nivel.captura;
SELECT resultado, estrategia FROM nivel.ajustar('hojas', 1, 'conservar');
CREATE VIEW cosas AS
SELECT n.nspname AS esquema, replace(c.relname, '__nivel2', '') AS tabla, x.* FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname IN ('public', 'suc0001'),
LATERAL (SELECT attname::text AS nombre, concat_ws('|', attnum, attislocal, attinhcount, attnotnull, attgenerated, pg_get_expr(adbin, adrelid)) AS que
    FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum WHERE attrelid = c.oid AND attnum > 0
    UNION ALL SELECT conname, concat_ws('|', conislocal, coninhcount, pg_get_constraintdef(oid), obj_description(oid, 'pg_constraint')) FROM pg_constraint WHERE conrelid = c.oid) x
WHERE c.relname LIKE 'hojas%' AND c.relkind = 'r'
UNION ALL SELECT connamespace::regnamespace::text, typname, conname, concat_ws('|', pg_get_constraintdef(k.oid), obj_description(k.oid, 'pg_constraint')) FROM pg_constraint k JOIN pg_type y ON y.oid = contypid;
SELECT min(esquema) AS solo_en, tabla, nombre, que FROM cosas WHERE esquema IN ('public', 'suc0001') GROUP BY tabla, nombre, que HAVING count(*) = 1 ORDER BY 1, 2, 3;
SELECT count(*) = CASE WHEN current_setting('server_version_num')::int >= 180000 THEN 17 ELSE 2 END AS estan FROM cosas WHERE esquema = 'public';
