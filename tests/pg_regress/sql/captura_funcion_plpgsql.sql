-- DDL dentro de una función PL/pgSQL: la sentencia de adentro, con el rol y el search_path de ese momento.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE FUNCTION public.preparar(t text) RETURNS void LANGUAGE plpgsql SET search_path = suc0001, pg_temp AS $$
BEGIN
    EXECUTE format('CREATE TABLE %I (id int)', t);
    CREATE INDEX clientes_id ON clientes (id);
END $$;
SELECT public.preparar('clientes');
SELECT esquema, entidad, etiqueta, exacta, search_path, sentencia FROM nivel.bitacora WHERE clase <> 'esquema' ORDER BY id;
