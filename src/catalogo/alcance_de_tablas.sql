-- The tables $1 (one, and its partitions and children) and what cannot exist without them, as pg_depend names things; and the
-- schema of the first. alcance_paso.sql goes on from here.
SELECT json_build_object(
    'esquema', (SELECT c.relnamespace::bigint FROM pg_catalog.pg_class c WHERE c.oid = ($1::oid[])[1]),
    'objetos', (SELECT json_agg(json_build_object('catalogo', p.classid::bigint, 'oid', p.objid::bigint, 'uso', 'paso')) FROM nivel._partes p WHERE p.tabla = ANY ($1)))
