CREATE TABLE t (id uuid PRIMARY KEY DEFAULT public.gen_random_uuid(), nombre text);
