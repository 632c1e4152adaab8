-- paso: 2 a 1 sin registrar
-- en: public
ALTER TABLE public.permisos DROP CONSTRAINT permisos_u;
ALTER TABLE public.usuarios DROP CONSTRAINT usuarios_pkey;
ALTER TABLE public.usuarios ADD PRIMARY KEY (id, cod);
ALTER TABLE public.permisos ADD c int, ADD CONSTRAINT permisos_u FOREIGN KEY (u, c) REFERENCES public.usuarios;
-- paso: 2 a 1 registrado
-- en: public
ALTER TABLE public.permisos DROP CONSTRAINT permisos_u;
ALTER TABLE public.usuarios DROP CONSTRAINT usuarios_pkey;
ALTER TABLE public.usuarios ADD PRIMARY KEY (id, cod);
ALTER TABLE public.permisos ADD c int, ADD CONSTRAINT permisos_u FOREIGN KEY (u, c) REFERENCES public.usuarios;
INSERT INTO public.phinxlog VALUES (20240101000002, 'Migracion2', now(), now());
