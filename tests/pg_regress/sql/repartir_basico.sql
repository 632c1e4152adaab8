-- De 1 a 2, de 2 a 3 y de 3 a 2: una copia en cada esquema del nivel, igual al modelo, y nada queda en el anterior.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001; CREATE SCHEMA suc0002; CREATE SCHEMA suc0001caja001; CREATE SCHEMA suc0002caja0001;
CREATE TABLE public.clientes (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, nombre text NOT NULL DEFAULT 'x', saldo numeric(10,2) CHECK (saldo >= 0), madre int REFERENCES public.clientes);
CREATE INDEX clientes_nombre ON public.clientes (lower(nombre)) WHERE saldo > 0;
COMMENT ON TABLE public.clientes IS 'Clientes';
COMMENT ON COLUMN public.clientes.saldo IS 'Lo que debe';
COMMENT ON CONSTRAINT clientes_madre_fkey ON public.clientes IS 'De otra';
INSERT INTO public.clientes (nombre) VALUES ('a'), ('b');
DELETE FROM public.clientes;
SELECT nivel.configurar('clientes', 1);
SELECT array_agg(conname ORDER BY conname) AS restricciones FROM pg_constraint WHERE conrelid = 'public.clientes'::regclass \gset
SELECT tipo, mensaje, detalle FROM nivel.previsualizar('clientes', 2);
SELECT entidad, nivel_origen, nivel_destino, resultado, mensaje, estrategia, migraciones, copias_verificadas, copias_eliminadas FROM nivel.ajustar('clientes', 2);
SELECT n.nspname, c.relname, c.relkind FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relname ~ '^clientes' AND n.nspname !~ '^pg_' ORDER BY 1, 2;
-- from 18 on a column's NOT NULL is one of them
SELECT conrelid::regclass, array_agg(conname ORDER BY conname) = :'restricciones' AS las_del_modelo FROM pg_constraint WHERE conrelid::regclass::text ~ 'clientes$' GROUP BY 1 ORDER BY conrelid::regclass::text;
SELECT attrelid::regclass, attname, attnotnull FROM pg_attribute WHERE attrelid::regclass::text ~ 'clientes$' AND attnum > 0 ORDER BY attrelid::regclass::text, attnum;
SELECT conrelid::regclass, conname, pg_get_constraintdef(oid), obj_description(oid) FROM pg_constraint WHERE conrelid::regclass::text ~ 'clientes$' AND contype <> 'n' ORDER BY conrelid::regclass::text, 2;
SELECT indexdef FROM pg_indexes WHERE tablename = 'clientes' ORDER BY 1;
SELECT obj_description('suc0002.clientes'::regclass), col_description('suc0002.clientes'::regclass, 3);
SELECT esquema, clase, diferencia FROM nivel.deriva('clientes') WHERE clase <> 'no comparado';
-- La numeración empieza de nuevo en cada una.
INSERT INTO suc0001.clientes (nombre) VALUES ('a') RETURNING id;
DELETE FROM suc0001.clientes;
SELECT entidad, nivel, en_public, copias_sucursal, copias_caja FROM nivel.estado;
SELECT tipo, mensaje FROM nivel.previsualizar('clientes', 3);
SELECT resultado, estrategia, copias_verificadas, copias_eliminadas FROM nivel.ajustar('clientes', 3);
SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relname = 'clientes' ORDER BY 1;
SELECT resultado, estrategia, copias_verificadas, copias_eliminadas FROM nivel.ajustar('clientes', 2);
SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relname = 'clientes' ORDER BY 1;
SELECT resultado, estrategia, copias_verificadas, copias_eliminadas FROM nivel.ajustar('clientes', 1);
SELECT array_agg(conname ORDER BY conname) = :'restricciones' AS las_de_antes FROM pg_constraint WHERE conrelid = 'public.clientes'::regclass;
SELECT attname, attnotnull FROM pg_attribute WHERE attrelid = 'public.clientes'::regclass AND attnum > 0 ORDER BY attnum;
SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = 'public.clientes'::regclass AND contype <> 'n' ORDER BY 1;
SELECT entidad, nivel_origen, nivel_destino, resultado FROM nivel.intentos ORDER BY momento;
SELECT count(*) FROM pg_namespace WHERE nspname ~ '^nivel_';
