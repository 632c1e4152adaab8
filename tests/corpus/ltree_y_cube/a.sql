-- Columnas ltree y cube, de public, con sus índices y una columna generada.
CREATE TABLE t (rama ltree, caja cube, hondo int GENERATED ALWAYS AS (nlevel(rama)) STORED, UNIQUE (rama));
CREATE INDEX t_rama ON t USING gist (rama);
CREATE INDEX t_caja ON t USING gist (caja);
