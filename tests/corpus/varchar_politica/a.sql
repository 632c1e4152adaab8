-- Una política de filas cuya condición es una lista de varchar.
CREATE TABLE t (id int, estado varchar(10));
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE POLICY visibles ON t FOR SELECT USING (estado IN ('alta', 'baja')) ;
