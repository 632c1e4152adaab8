-- Una sucursal nueva es igual a las que hay: tablas, secuencias, índices, claves foráneas, tipos, funciones, disparadores, vistas, comentarios; vacía.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
CREATE TABLE public.monedas (codigo char(3) PRIMARY KEY);
INSERT INTO public.monedas VALUES ('ARS');
DO $crear$
DECLARE
    s text;
BEGIN
    FOREACH s IN ARRAY '{suc0001,suc0002}'::text[] LOOP
        PERFORM set_config('search_path', s || ', public', true);
        CREATE TYPE estado AS ENUM ('alta', 'baja');
        CREATE DOMAIN importe AS numeric(14,2) CHECK (VALUE >= 0);
        CREATE SEQUENCE numerador START WITH 100;
        CREATE TABLE clientes (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, nombre text NOT NULL, estado estado DEFAULT 'alta');
        CREATE TABLE facturas (id serial PRIMARY KEY, numero int UNIQUE DEFAULT nextval('numerador'), cliente int NOT NULL REFERENCES clientes ON DELETE CASCADE,
                               moneda char(3) REFERENCES public.monedas, total importe);
        CREATE INDEX facturas_total ON facturas (total) WHERE total > 0;
        COMMENT ON TABLE clientes IS 'Padrón';
        CREATE FUNCTION al_facturar() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                UPDATE clientes SET estado = 'alta' WHERE id = NEW.cliente;
                RETURN NEW;
            END $$;
        CREATE TRIGGER facturar AFTER INSERT ON facturas FOR EACH ROW EXECUTE FUNCTION al_facturar();
        CREATE VIEW saldos AS SELECT c.id, c.nombre, sum(f.total) AS saldo FROM clientes c LEFT JOIN facturas f ON f.cliente = c.id GROUP BY c.id;
        INSERT INTO clientes (nombre) VALUES ('Uno'), ('Dos');
        INSERT INTO facturas (cliente, moneda, total) VALUES (1, 'ARS', 10);
    END LOOP;
END
$crear$;
SELECT nivel.configurar(e, 2) FROM unnest('{clientes,facturas}'::text[]) e;
SELECT esquema, nivel, padre, referencia, mensaje, tablas, vistas, claves, migraciones FROM nivel.alta_sucursal('suc0003');
SELECT esquema, nivel, activa, registrada FROM nivel.sucursales ORDER BY 1;
SELECT relname, relkind FROM pg_class WHERE relnamespace = 'suc0003'::regnamespace ORDER BY 1;
SELECT conrelid::regclass, conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'suc0003'::regnamespace AND contype = 'f' ORDER BY 1, 2;
SELECT * FROM nivel.deriva('clientes') WHERE clase <> 'no comparado';
SELECT * FROM nivel.deriva('facturas') WHERE clase <> 'no comparado';
SELECT obj_description('suc0003.clientes'::regclass, 'pg_class');
-- vacía, y empieza de nuevo
SET search_path = suc0003, public;
SELECT count(*) FROM clientes;
INSERT INTO clientes (nombre, estado) VALUES ('Primero', 'baja') RETURNING id;
INSERT INTO facturas (cliente, moneda, total) VALUES (1, 'ARS', 7) RETURNING id, numero;
SELECT * FROM saldos;
SELECT estado FROM clientes;
INSERT INTO facturas (cliente) VALUES (9);
RESET search_path;
SELECT count(*) FROM suc0001.clientes;
SELECT entidad, copias_sucursal, faltan_copias FROM nivel.estado ORDER BY 1;
