CREATE TABLE public.paises (id int PRIMARY KEY, codigo int UNIQUE);
