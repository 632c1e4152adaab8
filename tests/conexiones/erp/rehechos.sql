-- What follows its table by being made again: a materialized view, a function that takes a row of the table.

-- @ materializadas
CREATE TABLE ventas_diarias (dia date PRIMARY KEY, total numeric(14, 2), articulos integer);
CREATE MATERIALIZED VIEW resumen_mensual AS
    SELECT date_trunc('month', dia) AS mes, sum(total) AS total FROM {esquema}.ventas_diarias GROUP BY 1;
CREATE UNIQUE INDEX resumen_mensual_mes ON resumen_mensual (mes);
CREATE MATERIALIZED VIEW "Mejor día" AS SELECT dia FROM ventas_diarias ORDER BY total DESC LIMIT 1 WITH NO DATA;

-- @ filas como argumento
CREATE TABLE tramos (desde integer, hasta integer);
CREATE FUNCTION largo(t {esquema}.tramos) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT t.hasta - t.desde';
