-- Una restricción de exclusión con btree_gist, que está en public.
CREATE TABLE t (sala int, durante tsrange, EXCLUDE USING gist (sala WITH =, durante WITH &&));
