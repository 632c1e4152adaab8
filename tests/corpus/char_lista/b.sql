CREATE TABLE t (id int, activo char(1) DEFAULT 'S' CHECK (activo IN ('S', 'N', 'X')));
