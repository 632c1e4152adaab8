CREATE TYPE moneda AS ENUM ('ars', 'usd');
CREATE DOMAIN positivo AS numeric CHECK (VALUE > 0);
CREATE TYPE importe AS (valor positivo, moneda moneda);
CREATE TYPE renglon AS (detalle varchar(30), precio importe);
CREATE TABLE t (r renglon);
