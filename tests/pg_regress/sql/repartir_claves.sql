-- Las claves foráneas: las de la copia apuntan a su esquema, a su sucursal o a public según el nivel de lo apuntado; las que
-- apuntan a ella la siguen, y lo que queda en public no puede.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001; CREATE SCHEMA suc0002; CREATE SCHEMA suc0001caja001; CREATE SCHEMA suc0002caja001;
CREATE TABLE public.paises (id int PRIMARY KEY);
CREATE TABLE suc0001.zonas (id int PRIMARY KEY);
CREATE TABLE suc0002.zonas (id int PRIMARY KEY);
CREATE TABLE public.zonas (id int PRIMARY KEY);
CREATE TABLE public.clientes (id int PRIMARY KEY, pais int REFERENCES paises ON DELETE CASCADE, zona int REFERENCES zonas DEFERRABLE INITIALLY DEFERRED, otro int REFERENCES clientes);
COMMENT ON CONSTRAINT clientes_pais_fkey ON public.clientes IS 'de dónde es';
CREATE TABLE suc0001.facturas (id int PRIMARY KEY, cliente int REFERENCES public.clientes);
CREATE TABLE suc0002.facturas (id int PRIMARY KEY, cliente int REFERENCES public.clientes);
CREATE TABLE suc0001caja001.cobros (id int PRIMARY KEY, cliente int);
ALTER TABLE suc0001caja001.cobros ADD CONSTRAINT cobros_cliente FOREIGN KEY (cliente) REFERENCES public.clientes NOT VALID;
ALTER TABLE suc0001caja001.cobros DISABLE TRIGGER ALL;
SELECT nivel.configurar('paises', 1), nivel.configurar('zonas', 2), nivel.configurar('clientes', 1), nivel.configurar('facturas', 2);
CREATE TABLE public.campanias (id int, cliente int CONSTRAINT campania_cliente REFERENCES clientes);
SELECT nivel.ajustar('clientes', 2);
\echo :SQLSTATE
DROP TABLE public.campanias;
SELECT tipo, mensaje, detalle FROM nivel.previsualizar('clientes', 2);
SELECT resultado, estrategia FROM nivel.ajustar('clientes', 2);
SELECT conrelid::regclass, conname, pg_get_constraintdef(oid), obj_description(oid) FROM pg_constraint WHERE contype = 'f' ORDER BY conrelid::regclass::text, 2;
-- A las cajas: lo de la sucursal no las puede seguir.
SELECT nivel.ajustar('clientes', 3);
\echo :SQLSTATE
DROP TABLE suc0001.facturas, suc0002.facturas;
SELECT resultado, estrategia FROM nivel.ajustar('clientes', 3);
SELECT conrelid::regclass, conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'f' ORDER BY conrelid::regclass::text, 2;
SELECT esquema, clase, diferencia FROM nivel.deriva('clientes') WHERE clase <> 'no comparado';
-- Y de vuelta a la sucursal.
SELECT resultado, estrategia FROM nivel.ajustar('clientes', 2);
SELECT conrelid::regclass, conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'f' ORDER BY conrelid::regclass::text, 2;
