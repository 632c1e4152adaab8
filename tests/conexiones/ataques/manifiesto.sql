jsonb_build_object('formato', 1,
    'epicas', '[{"codigo": "E", "titulo": "t", "componentes": [{"nombre": "c", "esquema": "public", "tablas": [{"nombre": "pedida"}]}]}]'::jsonb,
    'esquemas_esperados', '["public", "suc0001"]'::jsonb,
    'archivos', jsonb_build_array(jsonb_build_object('orden', 1, 'nombre', '01.sql',
        'sql', 'CREATE TABLE IF NOT EXISTS public.pedida (id int, c int REFERENCES suc0001.clave)',
        'crea', '[{"clase": "tabla", "esquema": "public", "nombre": "pedida"}]'::jsonb)))