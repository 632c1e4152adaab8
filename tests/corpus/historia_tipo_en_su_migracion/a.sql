-- El tipo se creó en una migración y la tabla en la siguiente.
CREATE TYPE e AS ENUM ('a');
-- migración
CREATE TABLE t (id int, x e);
