-- DDL dentro de una función SQL de varias sentencias: cada una con su texto.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.clientes (id int);
CREATE FUNCTION public.ampliar() RETURNS void LANGUAGE sql AS $$
    ALTER TABLE suc0001.clientes ADD COLUMN nombre text DEFAULT 'ñ; x';
    -- un comentario; con punto y coma
    COMMENT ON TABLE suc0001.clientes IS 'Padrón';
    UPDATE suc0001.clientes SET id = id;
    ALTER TABLE suc0001.clientes ADD COLUMN cuit text
$$;
SELECT public.ampliar();
SELECT entidad, etiqueta, exacta, sentencia FROM nivel.bitacora WHERE entidad = 'clientes' ORDER BY id;
