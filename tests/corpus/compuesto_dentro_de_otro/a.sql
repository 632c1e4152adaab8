-- Un tipo compuesto con atributos de otro, de un enum y de un dominio.
CREATE TYPE moneda AS ENUM ('ars', 'usd');
CREATE DOMAIN positivo AS numeric CHECK (VALUE > 0);
CREATE TYPE importe AS (valor positivo, moneda moneda);
CREATE TYPE renglon AS (detalle text, precio importe);
CREATE TABLE t (r renglon);
