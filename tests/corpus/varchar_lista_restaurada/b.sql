CREATE TABLE t (id int PRIMARY KEY, estado varchar(10),
    CONSTRAINT t_estado_check CHECK (((estado)::text = ANY ((ARRAY['alta'::character varying, 'baja'::character varying])::text[]))));
