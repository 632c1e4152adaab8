-- CHECK con IN, NULLIF e IS DISTINCT FROM sobre citext.
CREATE TABLE t (m public.citext CHECK (m IN ('alta', 'baja')), n public.citext CHECK (NULLIF(n, 'x') IS NOT NULL), o public.citext CHECK (o IS DISTINCT FROM 'nada'));
