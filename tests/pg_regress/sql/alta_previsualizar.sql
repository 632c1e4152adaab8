-- La vista previa dice de cuál se copia, qué se hace y las filas que no se copian, con su cuenta exacta; no cambia nada y no es un intento.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100), start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false);
CREATE TABLE suc0001.condiciones_iva (id int PRIMARY KEY, nombre text);
INSERT INTO suc0001.condiciones_iva SELECT g, 'c' || g FROM generate_series(1, 5) g;
CREATE TABLE suc0001.ventas (id int, dia date, condicion int REFERENCES suc0001.condiciones_iva) PARTITION BY RANGE (dia);
CREATE TABLE suc0001.ventas_2024 PARTITION OF suc0001.ventas FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE suc0001.ventas_2025 PARTITION OF suc0001.ventas FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
INSERT INTO suc0001.ventas VALUES (1, '2024-05-01', 1), (2, '2025-05-01', 1);
CREATE TABLE suc0001.vacia (a int);
CREATE VIEW suc0001.v AS SELECT * FROM suc0001.ventas;
INSERT INTO suc0001.phinxlog VALUES (20240101000000, 'Crear', now(), now()), (20240202000000, 'Cambiar', now(), now());
DELETE FROM suc0001.ventas WHERE id = 2;
SELECT nivel.configurar(e, 2) FROM unnest('{condiciones_iva,ventas,articulos}'::text[]) e;
SELECT orden, tipo, mensaje FROM nivel.previsualizar_alta('suc0002');
SELECT detalle FROM nivel.previsualizar_alta('suc0002') WHERE tipo = 'advertencia' ORDER BY orden;
SELECT jsonb_array_length(detalle -> 'sentencias') > 3 FROM nivel.previsualizar_alta('suc0002') WHERE detalle ? 'sentencias';
SELECT to_regnamespace('suc0002');
SELECT count(*) FROM nivel.historial WHERE accion ~ 'alta';
-- un impedimento es la última fila
SELECT tipo, mensaje, detalle ->> 'sqlstate' AS estado, detalle ->> 'pista' AS pista FROM nivel.previsualizar_alta('suc0002', 2, NULL, 'suc0009');
SELECT tipo, mensaje FROM nivel.previsualizar_alta(NULL);
SELECT tablas, migraciones FROM nivel.alta_sucursal('suc0002');
SELECT version, migration_name FROM suc0002.phinxlog ORDER BY 1;
SELECT count(*) FROM suc0002.condiciones_iva;
SELECT inhrelid::regclass, pg_get_expr(c.relpartbound, c.oid) FROM pg_inherits JOIN pg_class c ON c.oid = inhrelid WHERE inhparent = 'suc0002.ventas'::regclass ORDER BY 1;
