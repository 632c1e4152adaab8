CREATE TABLE public.auditada (creado timestamptz DEFAULT now());
