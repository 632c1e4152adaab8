-- Tipos, dominios, funciones, secuencias y vistas de una sucursal: cada uno con su clase, sin entidad.
\pset format unaligned
CREATE SCHEMA suc0001;
SET search_path = suc0001;
SELECT max(id) AS desde FROM nivel.bitacora \gset
CREATE TYPE tipo_comprobante AS ENUM ('FA', 'FB');
ALTER TYPE tipo_comprobante ADD VALUE 'NC';
ALTER TYPE tipo_comprobante RENAME VALUE 'FB' TO 'FC';
COMMENT ON TYPE tipo_comprobante IS 'comprobantes';
CREATE TYPE direccion AS (calle text, numero int);
CREATE DOMAIN importe AS numeric(18,2) CHECK (VALUE >= 0);
ALTER DOMAIN importe ADD CONSTRAINT tope CHECK (VALUE < 1e9);
CREATE FUNCTION fn_saldo() RETURNS trigger LANGUAGE plpgsql AS $fn$ BEGIN RETURN NEW; /* ; */ END; $fn$;
CREATE OR REPLACE FUNCTION fn_saldo() RETURNS trigger LANGUAGE plpgsql AS $fn$ BEGIN RETURN NULL; END; $fn$;
ALTER FUNCTION fn_saldo() COST 50;
CREATE PROCEDURE pr() LANGUAGE sql AS 'SELECT 1';
CREATE SEQUENCE numerador;
CREATE TABLE base (id int);
CREATE VIEW v_base AS SELECT id FROM base;
CREATE MATERIALIZED VIEW m_base AS SELECT id FROM base;
DROP VIEW v_base;
DROP MATERIALIZED VIEW m_base;
DROP PROCEDURE pr();
DROP FUNCTION fn_saldo();
DROP DOMAIN importe;
DROP TYPE direccion, tipo_comprobante;
SELECT entidad, objeto, clase, etiqueta, efecto, exacta FROM nivel.bitacora
WHERE id > :desde AND entidad IS DISTINCT FROM 'base' ORDER BY id, objeto;
