-- Lo que difiere dentro de una partición o de una hija se dice de ella; lo que viene de su madre, una vez.
\pset format unaligned
\pset null -
SET client_min_messages = error;
SELECT format($s$
CREATE SCHEMA %1$s;
SET search_path = %1$s, public;
CREATE TABLE ventas (id int, fecha date NOT NULL, total numeric CHECK (total > 0), PRIMARY KEY (id, fecha)) PARTITION BY RANGE (fecha);
CREATE TABLE ventas_2024 PARTITION OF ventas FOR VALUES FROM ('2024-01-01') TO ('2025-01-01') PARTITION BY LIST (id);
CREATE TABLE ventas_2024_x PARTITION OF ventas_2024 DEFAULT;
CREATE TABLE papeles (id int, titulo text);
CREATE TABLE contratos (vence date) INHERITS (papeles);
RESET search_path;
$s$, e) FROM unnest('{suc0001,suc0002,suc0003}'::text[]) e \gexec
SELECT * FROM nivel.deriva('ventas') WHERE clase <> 'no comparado';
CREATE INDEX de_todas ON suc0003.ventas (total);
ALTER TABLE suc0003.ventas ADD COLUMN nota text, ALTER total TYPE float8, DROP CONSTRAINT ventas_pkey;
SELECT * FROM nivel.deriva('ventas', 'suc0001') WHERE clase <> 'no comparado';
CREATE INDEX de_una ON suc0002.ventas_2024_x (total);
ALTER TABLE suc0002.ventas_2024_x ALTER total SET DEFAULT 3;
GRANT SELECT ON suc0002.ventas_2024 TO PUBLIC;
CREATE TABLE suc0002.ventas_resto PARTITION OF suc0002.ventas DEFAULT;
COMMENT ON TABLE suc0002.ventas_resto IS 'no se dice: falta entera';
SELECT * FROM nivel.deriva('ventas', 'suc0001') WHERE esquema = 'suc0002' AND clase <> 'no comparado';
ALTER TABLE suc0002.papeles ADD COLUMN paginas int;
ALTER TABLE suc0002.contratos ALTER titulo SET NOT NULL;
SELECT * FROM nivel.deriva('papeles', 'suc0001') WHERE clase <> 'no comparado';
