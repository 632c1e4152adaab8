CREATE TABLE t (id int, datos public.hstore DEFAULT '', CHECK (datos ? 'clase'), UNIQUE (datos));
CREATE INDEX t_datos ON t USING gin (datos);
