-- Unión con una tabla que se queda, CTE, recursiva, UNION, subconsulta, fila entera, columna que se llama como la tabla.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
SET nivel.captura = off;
CREATE TABLE suc0001.zonas (id int PRIMARY KEY, zonas text, padre int);
CREATE TABLE suc0002.zonas (id int PRIMARY KEY, zonas text, padre int);
CREATE TABLE suc0002.clientes (id int, zona_id int, zonas int);
INSERT INTO suc0002.clientes VALUES (1, 1, 5);
CREATE VIEW suc0002.v_join AS SELECT c.id, zonas.zonas, c.zonas AS otra FROM suc0002.clientes c LEFT JOIN suc0002.zonas ON zonas.id = c.zona_id;
CREATE VIEW suc0002.v_using AS SELECT id, padre, z.zonas FROM suc0002.clientes c JOIN suc0002.zonas z USING (id);
CREATE VIEW suc0002.v_cte AS WITH zonas AS (SELECT id, zonas FROM suc0002.zonas) SELECT * FROM zonas UNION ALL SELECT id, 'c' FROM suc0002.clientes;
CREATE VIEW suc0002.v_rec AS WITH RECURSIVE r (id, hondo) AS (SELECT id, 0 FROM suc0002.zonas WHERE padre IS NULL UNION SELECT z.id, hondo + 1 FROM r JOIN suc0002.zonas z ON z.padre = r.id) SELECT * FROM r;
CREATE VIEW suc0002.v_sub AS SELECT c.id, (SELECT count(*) FROM suc0002.zonas) AS n FROM suc0002.clientes c WHERE EXISTS (SELECT FROM suc0002.zonas WHERE zonas.id = c.zona_id) OR c.id > 0;
CREATE VIEW suc0002.v_fila AS SELECT to_jsonb(z) AS fila, row_to_json(zonas.*) AS otra, z IS NULL AS nula FROM suc0002.zonas JOIN suc0002.zonas z USING (id);
CREATE VIEW suc0002.v_dos AS SELECT a.id, b.id AS otro FROM suc0002.zonas a, suc0002.zonas b;
CREATE VIEW suc0002.v_lateral AS SELECT c.id, x.* FROM suc0002.clientes c, LATERAL (SELECT zonas.zonas FROM suc0002.zonas WHERE zonas.id = c.zona_id ORDER BY 1 LIMIT 1) x;
RESET nivel.captura;
SELECT mensaje FROM nivel.previsualizar('zonas', 1) WHERE tipo = 'dependencia';
SELECT resultado, estrategia FROM nivel.ajustar('zonas', 1);
SELECT v.oid::regclass, regexp_replace(pg_get_viewdef(v.oid), '\m(c|r)\.', '', 'g') AS definicion FROM pg_class v WHERE relkind = 'v' AND relnamespace = 'suc0002'::regnamespace ORDER BY v.oid;
INSERT INTO public.zonas VALUES (1, 'norte', NULL), (2, 'sur', 1);
TABLE suc0002.v_join;
TABLE suc0002.v_using;
TABLE suc0002.v_cte;
TABLE suc0002.v_rec;
TABLE suc0002.v_sub;
TABLE suc0002.v_fila ORDER BY fila ->> 'id';
TABLE suc0002.v_lateral;
-- Nada de public quedó atado a una sucursal, ni queda un esquema de paso.
SELECT a.identity, b.identity AS de FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) a, pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) b
WHERE d.deptype <> 'i' AND a.identity ~ '\mpublic\.' AND b.identity ~ '\msuc[0-9]{4}'
UNION ALL SELECT 'esquema', nspname FROM pg_namespace WHERE nspname LIKE 'nivel\_%';
