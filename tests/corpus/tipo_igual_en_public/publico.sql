CREATE TYPE public.clase AS ENUM ('a', 'b');
