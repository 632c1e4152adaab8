-- Un CHECK con lista sobre char de largo fijo.
CREATE TABLE t (id int, activo char(1) DEFAULT 'S' CHECK (activo IN ('S', 'N')));
