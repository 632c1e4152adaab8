-- Una política que consulta otra tabla de la sucursal, que se queda.
CREATE TABLE permisos (quien text, a int);
CREATE TABLE t (a int);
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE POLICY permitidas ON t USING (EXISTS (SELECT FROM permisos p WHERE p.quien = CURRENT_USER AND p.a = t.a));
